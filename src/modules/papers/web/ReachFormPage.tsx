import { Button } from '@mantine/core'
import { useState } from 'react'
import { Begun } from '#modules/access/web/begun.part.tsx'
import { type Kept, useKeptForm, WithDraft } from '#modules/access/web/with-draft.part.tsx'
import { listPlaces } from '#modules/places/place.contract.ts'
import { call, fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, FormFoot, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { Page } from '#ui/Page.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listPoliciesContract, tellReachContract } from '../policy.contract.ts'
import { PolicyDialog } from './PolicyDialog.tsx'
import { useGroups } from './use-groups.ts'

const draftForm = 'policy_reach'

interface Values {
  policy: Found | null
  place: Found | null
  from_on: string | null
  until_on: string | null
  document: string
  document_on: string | null
  groups: { recipient: string; people: number | '' }[]
}
const empty: Values = {
  policy: null,
  place: null,
  from_on: null,
  until_on: null,
  document: '',
  document_on: null,
  groups: [{ recipient: 'poor_households', people: '' }],
}

/** Tells whom a policy reached, as a document reports it. */
export default function ReachFormPage() {
  const t = useText()
  const [{ draft }] = useAddress()
  const [fresh] = useState(() => crypto.randomUUID())
  const clientRef = draft ?? fresh
  return (
    <Page title={t('papers.reach.new')} opening={t('papers.reach.form_opening')}>
      {!draft && <Begun form={draftForm} ownSheet />}
      <WithDraft key={clientRef} form={draftForm} clientRef={clientRef} empty={empty}>
        {(kept) => <ReachForm clientRef={clientRef} kept={kept} />}
      </WithDraft>
    </Page>
  )
}

function ReachForm({ clientRef, kept }: { clientRef: string; kept: Kept<Values> }) {
  const t = useText()
  const go = useGo()
  const me = useMe()
  const { form, set, draft } = useKeptForm({ clientRef, form: draftForm, kept })
  const [isTried, setTried] = useState(false)
  const [isNew, setNew] = useState(false)
  const choices = useGroups(form.until_on ?? dayKey(new Date())).choices
  const act = useAct(tellReachContract, { onDone: () => go({ to: '/social-policies' }, { replace: true }) })
  const groups = form.groups.flatMap(({ recipient, people }) => (people ? [{ recipient, people }] : []))
  const missing = [
    ...(form.policy ? [] : [t('papers.column.policy')]),
    ...(form.place ? [] : [t('papers.column.place')]),
    ...(form.from_on && form.until_on ? [] : [t('papers.column.span')]),
    ...(form.document.trim().length >= 2 && form.document_on ? [] : [t('papers.column.document')]),
    ...(groups.length > 0 ? [] : [t('papers.column.people')]),
  ]
  const send = async () => {
    setTried(true)
    const { policy, place, from_on, until_on, document_on } = form
    if (missing.length > 0 || act.isPending) return
    if (!policy || !place || !from_on || !until_on || !document_on) return
    await draft.finish()
    act.mutate(
      {
        body: {
          policy_id: policy.id,
          place_id: place.id,
          from_on,
          until_on,
          document: form.document,
          document_on,
          groups,
          client_ref: clientRef,
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  const setGroup = (at: number, part: Partial<Values['groups'][number]>) =>
    set({ groups: form.groups.map((group, no) => (no === at ? { ...group, ...part } : group)) })
  return (
    <Form onSend={() => void send()}>
      <Sheet>
        <Section title={t('papers.reach.policy')}>
          <div className={layout.stack}>
            <PlaceField
              label={t('papers.column.policy')}
              value={form.policy}
              onChange={(policy) => set({ policy })}
              search={async (q) => {
                const { items } = await call(listPoliciesContract, { query: { q } })
                return items.map((each) => ({ id: each.id, label: each.name, hint: each.basis }))
              }}
            />
            <div className={layout.acts}>
              <Button variant="default" onClick={() => setNew(true)}>
                {t('papers.reach.policy_new')}
              </Button>
            </div>
            <PlaceField
              label={t('papers.column.place')}
              value={form.place}
              onChange={(place) => set({ place })}
              search={async (q) => {
                const { items } = await call(listPlaces, {
                  query: { q, within: me.province.id, on: form.until_on ?? dayKey(new Date()), limit: 8 },
                })
                return items.map((place) => ({ id: place.id, label: place.name }))
              }}
              error={fieldError(act.error, 'place_id')}
            />
            <FieldPair>
              <DateField
                label={t('papers.column.from_on')}
                value={form.from_on}
                onChange={(from_on) => set({ from_on })}
              />
              <DateField
                label={t('papers.column.until_on')}
                value={form.until_on}
                onChange={(until_on) => set({ until_on })}
                error={fieldError(act.error, 'until_on')}
              />
            </FieldPair>
            <FieldPair>
              <TextField
                label={t('papers.column.document')}
                maxLength={300}
                value={form.document}
                onChange={(event) => set({ document: event.currentTarget.value })}
                error={fieldError(act.error, 'document')}
              />
              <DateField
                label={t('papers.column.document_on')}
                value={form.document_on}
                onChange={(document_on) => set({ document_on })}
              />
            </FieldPair>
          </div>
        </Section>
        <Section title={t('papers.reach.groups')}>
          <div className={layout.stack}>
            {form.groups.map((group, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the form
              <FieldPair key={at}>
                <SelectField
                  label={t('papers.reach.group', { no: at + 1 })}
                  data={choices}
                  value={group.recipient}
                  onChange={(next) => setGroup(at, { recipient: next ?? group.recipient })}
                />
                <NumberField
                  label={t('papers.column.people')}
                  min={1}
                  value={group.people}
                  onChange={(value) => setGroup(at, { people: typeof value === 'number' ? value : '' })}
                />
              </FieldPair>
            ))}
            <div className={layout.acts}>
              <Button
                variant="default"
                onClick={() =>
                  set({ groups: [...form.groups, { recipient: choices[0]?.value ?? 'other', people: '' }] })
                }
              >
                {t('papers.reach.group_add')}
              </Button>
              {form.groups.length > 1 && (
                <Button
                  variant="subtle"
                  color="gray"
                  onClick={() => set({ groups: form.groups.slice(0, -1) })}
                >
                  {t('papers.reach.group_drop', { no: form.groups.length })}
                </Button>
              )}
            </div>
          </div>
        </Section>
        <ErrorNote error={act.error} />
        <FormFoot
          missing={
            isTried && missing.length > 0 ? t('papers.missing', { what: missing.join(', ') }) : undefined
          }
        >
          <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
          <Button type="submit" aria-disabled={act.isPending}>
            {t('papers.save')}
          </Button>
        </FormFoot>
      </Sheet>
      {isNew && (
        <PolicyDialog
          onClose={() => setNew(false)}
          onMade={(policy) => {
            set({ policy })
            setNew(false)
          }}
        />
      )}
    </Form>
  )
}
