import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField, FieldPair, Form, FormFoot, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress, useGo } from '#ui/links.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Page } from '#ui/Page.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { groups, regimes, sources, voiceKinds } from '../dialogue.codes.ts'
import { recordPetitionContract } from '../petition.contract.ts'
import { listNotesContract } from '../question.contract.ts'
import classes from './Dialogue.module.css'
import { FromDraft, type Start } from './draft-start.tsx'
import { PlaceThenField } from './fields.tsx'
import { useTopics } from './use-topics.ts'

interface PetitionForm {
  title: string
  kind: (typeof voiceKinds)[number]
  topic: string
  regime: (typeof regimes)[number] | ''
  place: Found | null
  received_on: string | null
  words: string
  source: (typeof sources)[number]
  group: string
  askers: number | ''
  name: string
  told: boolean
  voiceRef: string
}

const fresh = (): PetitionForm => ({
  title: '',
  kind: 'petition',
  topic: '',
  regime: '',
  place: null,
  received_on: dayKey(new Date()),
  words: '',
  source: 'paper',
  group: '',
  askers: 1,
  name: '',
  told: false,
  voiceRef: crypto.randomUUID(),
})

/** Records a petition that came on paper, by phone, or in a hall. */
export default function NewPetitionPage() {
  const t = useText()
  return (
    <Page title={t('dialogue.petition.new')} opening={t('dialogue.petition.new_opening')}>
      <FromDraft form="petition" fresh={fresh}>
        {(start, begun) => <NewPetition key={start.clientRef} start={start} begun={begun} />}
      </FromDraft>
    </Page>
  )
}

function NewPetition({ start, begun }: { start: Start<PetitionForm>; begun: ReactNode }) {
  const t = useText()
  const go = useGo()
  const topics = useTopics()
  const [{ dialogue, voice }] = useAddress()
  const notes = useRead(
    listNotesContract,
    { params: { dialogue_id: dialogue ?? '' } },
    { enabled: dialogue !== undefined && voice !== undefined },
  )
  const said = notes.data?.voices.find((each) => each.id === voice)
  const [form, setForm] = useState(start.content)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<PetitionForm>) => setForm((now) => ({ ...now, ...change }))
  const act = useAct(recordPetitionContract, {
    onDone: ({ id }) => go({ to: '/petitions/$id', params: { id } }, { replace: true }),
  })
  const draft = useDraft({
    ref: start.clientRef,
    form: 'petition',
    content: form,
    isTouched: start.seq > 0 || JSON.stringify(form) !== JSON.stringify(start.content),
    taken: { seq: start.seq, savedAt: start.savedAt },
  })
  const missing = [
    ...(form.title.trim().length < 3 ? ['title'] : []),
    ...(form.topic ? [] : ['topic']),
    ...(form.regime ? [] : ['regime']),
    ...(form.place ? [] : ['place']),
    ...(said || form.words.trim() ? [] : ['words']),
  ]
  const need = (field: string) => (isTried && missing.includes(field) ? t('dialogue.form.needed') : undefined)
  const send = async () => {
    setTried(true)
    if (missing.length > 0 || act.isPending || !form.regime || !form.place) return
    await draft.finish()
    const group = groups.find((each) => each === form.group)
    act.mutate(
      {
        body: {
          title: form.title,
          kind: form.kind,
          topic: form.topic,
          regime: form.regime,
          place_id: form.place.id,
          client_ref: start.clientRef,
          ...(form.received_on ? { received_on: form.received_on } : {}),
          ...(dialogue ? { dialogue_id: dialogue } : {}),
          voice_ids: said ? [said.id] : [],
          voices: form.words.trim()
            ? [
                {
                  client_ref: form.voiceRef,
                  kind: form.kind,
                  words: form.words,
                  source: form.source,
                  askers: form.askers === '' ? 1 : form.askers,
                  wants_told: form.told,
                  ...(group ? { group } : {}),
                  ...(form.name.trim() ? { asker_name: form.name } : {}),
                },
              ]
            : [],
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  return (
    <>
      {begun}
      <Form onSend={() => void send()}>
        <Sheet>
          <Section title={t('dialogue.petition.words')}>
            {said ? (
              <p className={`${classes.quote} ${layout.words}`}>“{said.words}”</p>
            ) : (
              <>
                <TextArea
                  label={t('dialogue.hall.words')}
                  description={t('dialogue.hall.words_hint')}
                  required
                  maxLength={4000}
                  error={need('words')}
                  value={form.words}
                  onChange={(event) => set({ words: event.currentTarget.value })}
                />
                <FieldPair>
                  <SelectField
                    label={t('dialogue.hall.source')}
                    data={sources.map((value) => ({ value, label: t(`dialogue.source.${value}`) }))}
                    value={form.source}
                    onChange={(next) => set({ source: sources.find((each) => each === next) ?? 'paper' })}
                  />
                  <SelectField
                    label={t('dialogue.hall.group')}
                    data={[
                      { value: '', label: t('dialogue.hall.not_said') },
                      ...groups.map((value) => ({ value, label: t(`dialogue.group.${value}`) })),
                    ]}
                    value={form.group}
                    onChange={(next) => set({ group: next ?? '' })}
                  />
                </FieldPair>
                <FieldPair>
                  <NumberField
                    label={t('dialogue.hall.askers')}
                    min={1}
                    max={10_000}
                    value={form.askers}
                    onChange={(next) => set({ askers: next === '' ? '' : Number(next) })}
                  />
                  <TextField
                    label={t('dialogue.hall.name')}
                    description={t('dialogue.hall.name_hint')}
                    maxLength={120}
                    value={form.name}
                    onChange={(event) => set({ name: event.currentTarget.value })}
                  />
                </FieldPair>
                <CheckField
                  label={t('dialogue.hall.wants_told')}
                  checked={form.told}
                  onChange={(event) => set({ told: event.currentTarget.checked })}
                />
              </>
            )}
          </Section>
          <Section title={t('dialogue.petition.about')}>
            <TextField
              label={t('dialogue.petition.short')}
              description={t('dialogue.petition.short_hint')}
              required
              maxLength={300}
              error={need('title')}
              value={form.title}
              onChange={(event) => set({ title: event.currentTarget.value })}
            />
            <ChoiceKeys
              label={t('dialogue.hall.kind')}
              required
              choices={voiceKinds.map((value) => ({ value, label: t(`dialogue.kind.${value}`) }))}
              chosen={[form.kind]}
              onChange={([next]) => next && set({ kind: next })}
            />
            <FieldPair>
              <SelectField
                label={t('dialogue.column.topic')}
                required
                error={need('topic')}
                data={topics.choices}
                value={form.topic || null}
                onChange={(next) => set({ topic: next ?? '' })}
              />
              <PlaceThenField
                label={t('dialogue.column.place')}
                on={form.received_on ?? dayKey(new Date())}
                error={need('place')}
                value={form.place}
                onChange={(place) => set({ place })}
              />
            </FieldPair>
            <DateField
              label={t('dialogue.column.received_on')}
              value={form.received_on}
              onChange={(received_on) => set({ received_on })}
            />
            <ChoiceKeys
              label={t('dialogue.petition.regime')}
              columns={1}
              required
              error={need('regime')}
              choices={regimes.map((value) => ({ value, label: t(`dialogue.regime.${value}`) }))}
              chosen={form.regime ? [form.regime] : []}
              onChange={([next]) => next && set({ regime: next })}
            />
          </Section>
          <ErrorNote error={act.error} />
          <FormFoot missing={isTried && missing.length > 0 ? t('dialogue.form.some_needed') : undefined}>
            <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
            <Button type="submit" aria-disabled={act.isPending}>
              {t('dialogue.petition.act')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </>
  )
}
