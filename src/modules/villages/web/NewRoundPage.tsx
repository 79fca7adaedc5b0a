import { Button } from '@mantine/core'
import { useState } from 'react'
import { Begun } from '#modules/access/web/begun.part.tsx'
import { type Kept, useKeptForm, WithDraft } from '#modules/access/web/with-draft.part.tsx'
import { listActivityCodesContract } from '#modules/activities/code.contract.ts'
import { listPlaces } from '#modules/places/place.contract.ts'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { call } from '#ui/call.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, FormFoot, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { openRoundContract } from '../village.contract.ts'

const draftForm = 'village_round'

interface Values {
  title: string
  kind: string
  from_on: string | null
  due_on: string | null
  expires_on: string | null
  place: Found | null
  villages: string
}
const empty: Values = {
  title: '',
  kind: 'team_session',
  from_on: null,
  due_on: null,
  expires_on: null,
  place: null,
  villages: '',
}

/** Asks villages of a commune: what, until when, whom. */
export default function NewRoundPage() {
  const t = useText()
  const [{ draft }] = useAddress()
  const [fresh] = useState(() => crypto.randomUUID())
  const clientRef = draft ?? fresh
  return (
    <Page title={t('villages.new.title')} opening={t('villages.new.opening')}>
      {!draft && <Begun form={draftForm} ownSheet />}
      <WithDraft key={clientRef} form={draftForm} clientRef={clientRef} empty={empty}>
        {(kept) => <RoundForm clientRef={clientRef} kept={kept} />}
      </WithDraft>
    </Page>
  )
}

function RoundForm({ clientRef, kept }: { clientRef: string; kept: Kept<Values> }) {
  const t = useText()
  const go = useGo()
  const me = useMe()
  const { language } = useLanguage()
  const today = dayKey(new Date())
  const codes = useRead(listActivityCodesContract, {}, { staleTime: 300_000 })
  const kinds = (codes.data?.items ?? [])
    .filter(
      (each) =>
        each.list === 'kind' &&
        each.valid_from <= today &&
        (each.valid_until === null || each.valid_until > today),
    )
    .map((each) => ({ value: each.code, label: language === 'vi' ? each.title_vi : each.title_en }))
  const { form, set, draft } = useKeptForm({ clientRef, form: draftForm, kept })
  const [isTried, setTried] = useState(false)
  const act = useAct(openRoundContract, {
    onDone: ({ id }) => go({ to: '/village-rounds/$id', params: { id } }, { replace: true }),
  })
  const names = form.villages
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name.length >= 2)
  const missing = [
    ...(form.title.trim().length >= 3 ? [] : [t('villages.new.title_field')]),
    ...(form.from_on && form.due_on ? [] : [t('villages.column.due_on')]),
    ...(form.place ? [] : [t('villages.column.place')]),
    ...(names.length > 0 ? [] : [t('villages.column.village')]),
  ]
  const send = async () => {
    setTried(true)
    const { place, from_on, due_on } = form
    if (missing.length > 0 || act.isPending || !place || !from_on || !due_on) return
    await draft.finish()
    act.mutate(
      {
        body: {
          title: form.title,
          kind: form.kind,
          from_on,
          due_on,
          expires_on: form.expires_on ?? due_on,
          villages: names.map((village) => ({ place_id: place.id, village })),
          client_ref: clientRef,
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  return (
    <Form onSend={() => void send()}>
      <Sheet>
        <Section title={t('villages.new.what')}>
          <div className={layout.stack}>
            <ErrorNote error={codes.error} onRetry={() => void codes.refetch()} />
            <TextField
              label={t('villages.new.title_field')}
              maxLength={160}
              value={form.title}
              onChange={(event) => set({ title: event.currentTarget.value })}
              error={fieldError(act.error, 'title')}
            />
            <SelectField
              label={t('villages.new.kind')}
              data={kinds}
              value={form.kind}
              onChange={(next) => next && set({ kind: next })}
            />
            <FieldPair>
              <DateField
                label={t('villages.new.from_on')}
                value={form.from_on}
                onChange={(from_on) => set({ from_on })}
              />
              <DateField
                label={t('villages.column.due_on')}
                value={form.due_on}
                onChange={(due_on) => set({ due_on })}
                error={fieldError(act.error, 'due_on')}
              />
            </FieldPair>
            <DateField
              label={t('villages.new.expires_on')}
              value={form.expires_on ?? form.due_on}
              onChange={(expires_on) => set({ expires_on })}
              error={fieldError(act.error, 'expires_on')}
            />
          </div>
        </Section>
        <Section title={t('villages.new.whom')}>
          <div className={layout.stack}>
            <PlaceField
              label={t('villages.column.place')}
              value={form.place}
              onChange={(place) => set({ place })}
              search={async (q) => {
                const { items } = await call(listPlaces, {
                  query: { q, within: me.province.id, on: today, limit: 8 },
                })
                return items.map((place) => ({ id: place.id, label: place.name }))
              }}
            />
            <TextArea
              label={t('villages.new.villages')}
              maxLength={8000}
              value={form.villages}
              onChange={(event) => set({ villages: event.currentTarget.value })}
            />
          </div>
        </Section>
        <ErrorNote error={act.error} />
        <FormFoot
          missing={
            isTried && missing.length > 0 ? t('villages.missing', { what: missing.join(', ') }) : undefined
          }
        >
          <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
          <Button type="submit" aria-disabled={act.isPending}>
            {t('villages.new.act')}
          </Button>
        </FormFoot>
      </Sheet>
    </Form>
  )
}
