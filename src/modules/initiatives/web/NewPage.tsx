import { Button } from '@mantine/core'
import { useState } from 'react'
import { Begun, TakenUp } from '#modules/access/web/begun.part.tsx'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { ApiRefusal, fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useAddress, useGo } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { Kind } from '../initiative.codes.ts'
import { foundInitiativeContract } from '../initiative.contract.ts'
import { firstStages } from '../initiative.life.ts'
import classes from './Initiatives.module.css'
import { OriginField } from './OriginField.tsx'
import { searchPlacesOn } from './places.ts'
import { useKinds } from './use-kinds.ts'

const draftForm = 'initiative'

interface Values {
  kind: string | null
  name: string
  places: Found[]
  founded_on: string | null
  stage: (typeof firstStages)[number]
  phase: string | null
  evidence: string
  sponsors: string
  about: string
  origin: { id: string; label: string } | null
}
const empty: Values = {
  kind: null,
  name: '',
  places: [],
  founded_on: null,
  stage: 'kept',
  phase: null,
  evidence: '',
  sponsors: '',
  about: '',
  origin: null,
}

/** Founds a model, club, chapter or team; the address holds the id of a draft and nothing else. */
export default function NewPage() {
  const [{ draft }] = useAddress()
  const [ref] = useState(() => crypto.randomUUID())
  return draft ? (
    <Resumed key={draft} clientRef={draft} />
  ) : (
    <FoundForm clientRef={ref} start={empty} seq={0} isNew />
  )
}

function Resumed({ clientRef }: { clientRef: string }) {
  const t = useText()
  return (
    <TakenUp clientRef={clientRef} title={t('initiatives.new.title')}>
      {(draft) => (
        <FoundForm
          clientRef={clientRef}
          start={{ ...empty, ...(draft.content as Partial<Values>) }}
          seq={draft.seq}
          savedAt={draft.saved_at}
        />
      )}
    </TakenUp>
  )
}

interface FoundFormProps {
  clientRef: string
  start: Values
  seq: number
  savedAt?: string
  isNew?: boolean
}

function FoundForm({ clientRef, start, seq, savedAt, isNew }: FoundFormProps) {
  const t = useText()
  const go = useGo()
  const me = useMe()
  const { kinds, kindChoices, phaseChoices } = useKinds()
  const [form, setForm] = useState(start)
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<Values>) => setForm((before) => ({ ...before, ...part }))
  const act = useAct(foundInitiativeContract, {
    onDone: ({ id }) => go({ to: '/initiatives/$id', params: { id } }, { replace: true }),
  })
  const draft = useDraft({
    ref: clientRef,
    form: draftForm,
    content: form,
    isTouched: seq > 0 || JSON.stringify(form) !== JSON.stringify(start),
    taken: { seq, savedAt },
  })
  const kind = kinds.find((each) => each.code === form.kind)
  const missing = [
    ...(form.kind ? [] : [t('initiatives.column.kind')]),
    ...(form.name.trim().length >= 3 ? [] : [t('initiatives.column.name')]),
    ...(form.places.length > 0 ? [] : [t('initiatives.column.place')]),
    ...(form.founded_on ? [] : [t('initiatives.column.founded_on')]),
    ...(form.evidence.trim().length >= 3 ? [] : [t('initiatives.field.evidence')]),
  ]
  const send = async () => {
    setTried(true)
    if (missing.length > 0 || act.isPending || !form.founded_on) return
    const sponsors = form.sponsors
      .split(/[;\n]/)
      .map((each) => each.trim())
      .filter(Boolean)
    await draft.finish()
    act.mutate(
      {
        body: {
          kind: form.kind as Kind,
          name: form.name,
          place_ids: form.places.map((place) => place.id),
          founded_on: form.founded_on,
          stage: form.stage,
          evidence: form.evidence,
          ...(form.phase ? { phase: form.phase } : {}),
          ...(form.origin ? { from_id: form.origin.id } : {}),
          ...(sponsors.length > 0 ? { sponsors } : {}),
          ...(form.about.trim() ? { about: form.about } : {}),
          client_ref: clientRef,
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  const there = act.error instanceof ApiRefusal ? act.error.facts?.id : undefined
  return (
    <Page title={t('initiatives.new.title')} opening={t('initiatives.new.opening')}>
      {isNew && <Begun form={draftForm} ownSheet />}
      <Form onSend={() => void send()}>
        <Sheet>
          <Section title={t('initiatives.new.what')}>
            <div className={layout.stack}>
              <SelectField
                label={t('initiatives.column.kind')}
                data={kindChoices}
                value={form.kind}
                onChange={(next) => set({ kind: next })}
                searchable
              />
              {kind && (
                <p className={layout.quiet}>{t(`initiatives.kept_as.${kind.counted_for ?? 'listed'}`)}</p>
              )}
              <TextField
                label={t('initiatives.column.name')}
                value={form.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
                error={fieldError(act.error, 'name')}
              />
              <DateField
                label={t('initiatives.column.founded_on')}
                value={form.founded_on}
                onChange={(day) => set({ founded_on: day })}
                max={dayKey(new Date())}
              />
              <PlaceField
                label={t('initiatives.new.place')}
                description={t('initiatives.new.place_hint')}
                value={null}
                onChange={(found) =>
                  found &&
                  !form.places.some((each) => each.id === found.id) &&
                  set({ places: [...form.places, { id: found.id, label: found.label }] })
                }
                search={(question) => searchPlacesOn(question, me.province.id, form.founded_on ?? undefined)}
              />
              {form.places.length > 0 && (
                <ul className={classes.rows}>
                  {form.places.map((place, at) => (
                    <li key={place.id}>
                      <span>
                        {place.label}{' '}
                        {at === 0 && <span className={layout.quiet}>{t('initiatives.home')}</span>}
                      </span>
                      <Button
                        variant="subtle"
                        onClick={() => set({ places: form.places.filter((each) => each.id !== place.id) })}
                      >
                        {t('initiatives.new.remove_place')}
                      </Button>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </Section>
          <Section title={t('initiatives.new.how')}>
            <div className={layout.stack}>
              <ChoiceKeys
                label={t('initiatives.new.stage')}
                columns={2}
                choices={firstStages.map((value) => ({ value, label: t(`initiatives.first.${value}`) }))}
                chosen={[form.stage]}
                onChange={([next]) => next && set({ stage: next })}
              />
              <TextField
                label={t('initiatives.field.evidence')}
                description={t('initiatives.field.evidence_hint')}
                value={form.evidence}
                onChange={(event) => set({ evidence: event.currentTarget.value })}
                error={fieldError(act.error, 'evidence')}
              />
              <OriginField
                value={form.origin}
                onChange={(found) => set({ origin: found && { id: found.id, label: found.label } })}
              />
              <SelectField
                label={t('initiatives.column.phase')}
                optional
                data={[{ value: '', label: t('initiatives.new.no_phase') }, ...phaseChoices]}
                value={form.phase ?? ''}
                onChange={(next) => set({ phase: next || null })}
              />
              <TextField
                label={t('initiatives.field.sponsors')}
                description={t('initiatives.field.sponsors_hint')}
                optional
                value={form.sponsors}
                onChange={(event) => set({ sponsors: event.currentTarget.value })}
              />
              <TextArea
                label={t('initiatives.field.about')}
                description={t('initiatives.field.no_names')}
                optional
                value={form.about}
                onChange={(event) => set({ about: event.currentTarget.value })}
              />
            </div>
          </Section>
          <ErrorNote error={act.error} />
          {typeof there === 'string' && (
            <p>
              <PageLink to="/initiatives/$id" params={{ id: there }}>
                {t('initiatives.new.open_there')}
              </PageLink>
            </p>
          )}
          <FormFoot
            missing={
              isTried && missing.length > 0
                ? t('initiatives.new.missing', { what: missing.join(', ') })
                : undefined
            }
          >
            <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
            <Button type="submit" aria-disabled={act.isPending}>
              {t('initiatives.new.act')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </Page>
  )
}
