import { Button } from '@mantine/core'
import { useState } from 'react'
import { Begun, TakenUp } from '#modules/access/web/begun.part.tsx'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { listPlaces } from '#modules/places/place.contract.ts'
import { fieldError, useAct } from '#ui/api.ts'
import { call } from '#ui/call.ts'
import { useNow } from '#ui/clock.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot, TextField } from '#ui/fields.tsx'
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
import { useText } from '#ui/text.ts'
import { makePlanContract } from '../plan.contract.ts'
import classes from './Campaigns.module.css'
import { useThemes } from './use-themes.ts'

const draftForm = 'campaign-plan'

interface Values {
  campaign: string
  year: string
  province: Found | null
  planned_by: string
  document_no: string
  document_on: string | null
  from_on: string | null
  until_on: string | null
  aims: string
}

/** Begins a plan of my province, or keeps one that another province has issued. */
export default function PlanFormPage() {
  const [{ draft }] = useAddress()
  const [ref] = useState(() => crypto.randomUUID())
  const me = useMe()
  const today = dayKey(new Date(useNow()))
  const empty: Values = {
    campaign: 'gender-equality',
    year: today.slice(0, 4),
    province: { id: me.province.id, label: me.province.name },
    planned_by: '',
    document_no: '',
    document_on: null,
    from_on: null,
    until_on: null,
    aims: '',
  }
  return draft ? (
    <Resumed key={draft} clientRef={draft} empty={empty} />
  ) : (
    <PlanForm clientRef={ref} start={empty} seq={0} isNew />
  )
}

function Resumed({ clientRef, empty }: { clientRef: string; empty: Values }) {
  const t = useText()
  return (
    <TakenUp clientRef={clientRef} title={t('campaigns.new.title')}>
      {(draft) => (
        <PlanForm
          clientRef={clientRef}
          start={{ ...empty, ...(draft.content as Partial<Values>) }}
          seq={draft.seq}
          savedAt={draft.saved_at}
        />
      )}
    </TakenUp>
  )
}

interface PlanFormProps {
  clientRef: string
  start: Values
  seq: number
  savedAt?: string
  isNew?: boolean
}

function PlanForm({ clientRef, start, seq, savedAt, isNew }: PlanFormProps) {
  const t = useText()
  const go = useGo()
  const themes = useThemes()
  const [form, setForm] = useState(start)
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<Values>) => setForm((before) => ({ ...before, ...part }))
  const act = useAct(makePlanContract, {
    onDone: ({ id }) => go({ to: '/campaigns/$id/plan', params: { id } }, { replace: true }),
  })
  const draft = useDraft({
    ref: clientRef,
    form: draftForm,
    content: form,
    isTouched: seq > 0 || JSON.stringify(form) !== JSON.stringify(start),
    taken: { seq, savedAt },
  })
  const kind = themes.kinds.find((each) => each.code === form.campaign)
  const from = form.from_on ?? (kind ? `${form.year}-${kind.begins}` : null)
  const until = form.until_on ?? (kind ? `${form.year}-${kind.ends}` : null)
  const missing = [
    ...(/^20\d\d$/.test(form.year) ? [] : [t('campaigns.column.year')]),
    ...(form.province ? [] : [t('campaigns.column.province')]),
    ...(form.planned_by.trim().length >= 2 ? [] : [t('campaigns.field.planned_by')]),
    ...(from ? [] : [t('campaigns.field.from_on')]),
    ...(until ? [] : [t('campaigns.field.until_on')]),
  ]
  const send = async () => {
    setTried(true)
    if (missing.length > 0 || act.isPending || !from || !until || !form.province) return
    await draft.finish()
    act.mutate({
      body: {
        campaign: form.campaign,
        plan_year: Number(form.year),
        province_id: form.province.id,
        planned_by: form.planned_by,
        ...(form.document_no.trim() ? { document_no: form.document_no } : {}),
        ...(form.document_on ? { document_on: form.document_on } : {}),
        ...(form.aims.trim() ? { aims: form.aims } : {}),
        from_on: from,
        until_on: until,
        client_ref: clientRef,
      },
    })
  }
  return (
    <Page title={t('campaigns.new.title')} opening={t('campaigns.new.opening')}>
      {isNew && <Begun form={draftForm} ownSheet />}
      <Form onSend={() => void send()}>
        <Sheet>
          <Section title={t('campaigns.new.which')}>
            <div className={layout.stack}>
              <div className={classes.pair}>
                <SelectField
                  label={t('campaigns.column.campaign')}
                  data={themes.choices}
                  value={form.campaign}
                  onChange={(next) => next && set({ campaign: next })}
                />
                <TextField
                  label={t('campaigns.column.year')}
                  inputMode="numeric"
                  maxLength={4}
                  value={form.year}
                  onChange={(event) => set({ year: event.currentTarget.value })}
                  error={fieldError(act.error, 'plan_year')}
                />
              </div>
              <PlaceField
                label={t('campaigns.column.province')}
                description={t('campaigns.new.province_hint')}
                value={form.province}
                onChange={(province) => set({ province })}
                search={(question) => provincesOn(question, from ?? `${form.year}-01-01`)}
              />
              <div className={classes.pair}>
                <DateField
                  label={t('campaigns.field.from_on')}
                  value={from}
                  onChange={(from_on) => set({ from_on })}
                />
                <DateField
                  label={t('campaigns.field.until_on')}
                  value={until}
                  onChange={(until_on) => set({ until_on })}
                  error={fieldError(act.error, 'until_on')}
                />
              </div>
            </div>
          </Section>
          <Section title={t('campaigns.new.paper')}>
            <div className={layout.stack}>
              <TextField
                label={t('campaigns.field.planned_by')}
                maxLength={200}
                value={form.planned_by}
                onChange={(event) => set({ planned_by: event.currentTarget.value })}
                error={fieldError(act.error, 'planned_by')}
              />
              <div className={classes.pair}>
                <TextField
                  label={t('campaigns.field.document_no')}
                  optional
                  maxLength={80}
                  value={form.document_no}
                  onChange={(event) => set({ document_no: event.currentTarget.value })}
                  error={fieldError(act.error, 'document_no')}
                />
                <DateField
                  label={t('campaigns.field.document_on')}
                  value={form.document_on}
                  onChange={(document_on) => set({ document_on })}
                  error={fieldError(act.error, 'document_on')}
                />
              </div>
              <TextArea
                label={t('campaigns.field.aims')}
                optional
                maxLength={4000}
                value={form.aims}
                onChange={(event) => set({ aims: event.currentTarget.value })}
              />
            </div>
          </Section>
          <ErrorNote error={act.error} />
          <FormFoot
            missing={
              isTried && missing.length > 0 ? t('campaigns.missing', { what: missing.join(', ') }) : undefined
            }
          >
            <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
            <Button type="submit" aria-disabled={act.isPending}>
              {t('campaigns.new.act')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </Page>
  )
}

/** Provinces as they stood on a day: a plan of 2021 belongs to a province of 2021. */
async function provincesOn(question: string, on: string): Promise<readonly Found[]> {
  const { items } = await call(listPlaces, { query: { q: question, on, level: 'province', limit: 20 } })
  return items.map((place) => ({ id: place.id, label: place.name }))
}
