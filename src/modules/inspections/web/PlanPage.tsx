import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Begun } from '#modules/access/web/begun.part.tsx'
import { type Kept, useKeptForm, WithDraft } from '#modules/access/web/with-draft.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, FormFoot, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useAddress, useGo } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type RoundKind, roundKinds } from '../inspection.codes.ts'
import { planRoundContract } from '../round.contract.ts'
import { type Member, TeamEntry, teamBody } from './TeamEntry.tsx'

const draftForm = 'inspection_round'

interface Values {
  kind: RoundKind
  title: string
  decision: string
  focus: string
  from_on: string | null
  until_on: string | null
  members: Member[]
}
const empty: Values = {
  kind: 'inspection',
  title: '',
  decision: '',
  focus: '',
  from_on: null,
  until_on: null,
  members: [],
}

/** Plans a round; the address holds the name of its draft and nothing else. */
export default function PlanPage() {
  const [address] = useAddress()
  const [fresh] = useState(() => crypto.randomUUID())
  const ref = address.draft
  if (!ref)
    return (
      <PlanForm
        clientRef={fresh}
        kept={{ start: empty, seq: 0 }}
        before={<Begun form={draftForm} ownSheet />}
      />
    )
  return (
    <WithDraft key={ref} form={draftForm} clientRef={ref} empty={empty}>
      {(kept) => <PlanForm clientRef={ref} kept={kept} />}
    </WithDraft>
  )
}

function PlanForm({
  clientRef,
  kept,
  before,
}: {
  clientRef: string
  kept: Kept<Values>
  before?: ReactNode
}) {
  const t = useText()
  const go = useGo()
  const { form, set, draft } = useKeptForm({ clientRef, form: draftForm, kept })
  const [isTried, setTried] = useState(false)
  const act = useAct(planRoundContract, {
    onDone: ({ id }) => go({ to: '/inspection-rounds/$id', params: { id } }, { replace: true }),
  })
  const missing = [
    ...(form.title.trim().length >= 3 ? [] : [t('inspections.field.title')]),
    ...(form.kind === 'assessment' || form.decision.trim() ? [] : [t('inspections.field.decision')]),
    ...(form.from_on && form.until_on ? [] : [t('inspections.field.days')]),
  ]
  const send = async () => {
    setTried(true)
    if (missing.length > 0 || act.isPending || !form.from_on || !form.until_on) return
    await draft.finish()
    act.mutate(
      {
        body: {
          kind: form.kind,
          title: form.title,
          ...(form.decision.trim() ? { decision: form.decision } : {}),
          ...(form.focus.trim() ? { focus: form.focus } : {}),
          from_on: form.from_on,
          until_on: form.until_on,
          members: teamBody(form.members),
          client_ref: clientRef,
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  return (
    <Page title={t('inspections.plan.title')} opening={t('inspections.plan.opening')}>
      {before}
      <Form onSend={() => void send()}>
        <Sheet>
          <Section title={t('inspections.plan.what')}>
            <div className={layout.stack}>
              <ChoiceKeys
                label={t('inspections.column.kind')}
                columns={2}
                required
                choices={roundKinds.map((value) => ({ value, label: t(`inspections.kind.${value}`) }))}
                chosen={[form.kind]}
                onChange={([kind]) => kind && set({ kind })}
              />
              <TextField
                label={t('inspections.field.title')}
                value={form.title}
                onChange={(event) => set({ title: event.currentTarget.value })}
                error={fieldError(act.error, 'title')}
              />
              <TextField
                label={t('inspections.field.decision')}
                description={t('inspections.field.decision_hint')}
                optional={form.kind === 'assessment'}
                value={form.decision}
                onChange={(event) => set({ decision: event.currentTarget.value })}
                error={fieldError(act.error, 'decision')}
              />
              <FieldPair>
                <DateField
                  label={t('inspections.field.from_on')}
                  value={form.from_on}
                  onChange={(from_on) => set({ from_on })}
                />
                <DateField
                  label={t('inspections.field.until_on')}
                  value={form.until_on}
                  onChange={(until_on) => set({ until_on })}
                />
              </FieldPair>
              <TextArea
                label={t('inspections.field.focus')}
                optional
                value={form.focus}
                onChange={(event) => set({ focus: event.currentTarget.value })}
              />
            </div>
          </Section>
          <Section title={t('inspections.team')}>
            <TeamEntry members={form.members} onChange={(members) => set({ members })} />
          </Section>
          <ErrorNote error={act.error} />
          <FormFoot
            missing={
              isTried && missing.length > 0
                ? t('inspections.missing', { what: missing.join(', ') })
                : undefined
            }
          >
            <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
            <Button type="submit" aria-disabled={act.isPending}>
              {t('inspections.plan.act')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </Page>
  )
}
