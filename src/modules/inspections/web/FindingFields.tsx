import { useState } from 'react'
import { type Kept, OneDraft, useKeptForm } from '#modules/access/web/with-draft.part.tsx'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import {
  addFindingContract,
  addSanctionContract,
  type FindingLine,
  moveFindingContract,
} from '../finding.contract.ts'
import { type SanctionKind, sanctionKinds } from '../inspection.codes.ts'
import { type FindingMove, findingMoves, nextFindingStatus } from '../inspection.life.ts'
import { FindingPhotos } from './FindingPhotos.tsx'
import { searchAgencies } from './TeamEntry.tsx'

const today = () => dayKey(new Date())

export interface FindingDraft {
  question?: string | undefined
  what: string
  action: string
  owner: Found | null
  owner_name: string
  due_on: string | null
}
export const noFinding: FindingDraft = { what: '', action: '', owner: null, owner_name: '', due_on: null }

/** A finding as the server takes it; undefined while something is missing. */
export function findingBody(said: FindingDraft) {
  if (said.what.trim().length < 3 || said.action.trim().length < 3 || !said.due_on) return undefined
  if (!said.owner && said.owner_name.trim().length < 2) return undefined
  return {
    ...(said.question ? { question: said.question } : {}),
    what: said.what,
    action: said.action,
    ...(said.owner ? { owner_id: said.owner.id } : { owner_name: said.owner_name }),
    due_on: said.due_on,
  }
}

/** Labels of what a finding still lacks. */
export function findingGaps(said: FindingDraft, t: (key: string) => string): string[] {
  return [
    ...(said.what.trim().length < 3 ? [t('inspections.column.what')] : []),
    ...(said.action.trim().length < 3 ? [t('inspections.column.action')] : []),
    ...(!said.owner && said.owner_name.trim().length < 2 ? [t('inspections.finding.owner')] : []),
    ...(said.due_on ? [] : [t('inspections.column.due_on')]),
  ]
}

/** What is wrong, what has to be done, by whom, until when. */
export function FindingFields({
  value,
  onChange,
}: {
  value: FindingDraft
  onChange: (value: FindingDraft) => void
}) {
  const t = useText()
  const set = (part: Partial<FindingDraft>) => onChange({ ...value, ...part })
  return (
    <div className={layout.stack}>
      <TextField
        label={t('inspections.column.what')}
        value={value.what}
        onChange={(event) => set({ what: event.currentTarget.value })}
      />
      <TextField
        label={t('inspections.column.action')}
        value={value.action}
        onChange={(event) => set({ action: event.currentTarget.value })}
      />
      <FieldPair>
        <PlaceField
          label={t('inspections.finding.owner')}
          value={value.owner}
          onChange={(owner) => set({ owner })}
          search={searchAgencies}
        />
        <TextField
          label={t('inspections.finding.owner_name')}
          optional={value.owner !== null}
          disabled={value.owner !== null}
          value={value.owner_name}
          onChange={(event) => set({ owner_name: event.currentTarget.value })}
        />
      </FieldPair>
      <DateField
        label={t('inspections.column.due_on')}
        value={value.due_on}
        onChange={(due_on) => set({ due_on })}
      />
    </div>
  )
}

/** Adds a finding to a visit that was made; what is typed is kept. */
export function AddFindingDialog({ visitId, onClose }: { visitId: string; onClose: () => void }) {
  const form = `inspection_finding.${visitId}`
  return (
    <OneDraft form={form} empty={noFinding}>
      {(kept, clientRef) => (
        <AddFinding visitId={visitId} form={form} clientRef={clientRef} kept={kept} onClose={onClose} />
      )}
    </OneDraft>
  )
}

function AddFinding(props: {
  visitId: string
  form: string
  clientRef: string
  kept: Kept<FindingDraft>
  onClose: () => void
}) {
  const t = useText()
  const { clientRef, kept } = props
  const { form, set, draft } = useKeptForm({ clientRef, form: props.form, kept })
  const act = useAct(addFindingContract, { onDone: props.onClose })
  const send = async () => {
    const body = findingBody(form)
    if (!body) return
    await draft.finish()
    act.mutate(
      { params: { visit_id: props.visitId }, body: { ...body, client_ref: clientRef } },
      { onError: () => draft.reopen() },
    )
  }
  return (
    <FormDialog
      title={t('inspections.finding.add')}
      actLabel={t('inspections.save')}
      isBusy={act.isPending}
      error={act.error}
      missing={findingGaps(form, t)}
      onClose={props.onClose}
      onAct={() => void send()}
    >
      <FindingFields value={form} onChange={set} />
      <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
    </FormDialog>
  )
}

/** Moves a finding: its owner tells it is put right, whoever inspects looks again. */
export function MoveFindingDialog({ finding, onClose }: { finding: FindingLine; onClose: () => void }) {
  const t = useText()
  const moves = findingMoves.filter(
    (each) => nextFindingStatus(finding.status, each) && (finding.mine || each === 'correct'),
  )
  const [move, setMove] = useState<FindingMove | undefined>(moves.length === 1 ? moves[0] : undefined)
  const [on, setOn] = useState<string | null>(today())
  const [due, setDue] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const act = useAct(moveFindingContract, { onDone: onClose })
  return (
    <FormDialog
      title={finding.what}
      actLabel={t('inspections.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[
        !move && t('inspections.finding.move'),
        !on && t('inspections.finding.on'),
        move === 'reject' && !due && t('inspections.finding.new_due'),
      ]}
      onAct={() => {
        if (move && on && (move !== 'reject' || due))
          act.mutate({
            params: { finding_id: finding.id },
            body: {
              version: finding.version,
              move,
              on,
              ...(words.trim() ? { words } : {}),
              ...(move === 'reject' && due ? { due_on: due } : {}),
            },
          })
      }}
    >
      <ChoiceKeys
        label={t('inspections.finding.move')}
        columns={2}
        choices={moves.map((value) => ({ value, label: t(`inspections.move.${value}`) }))}
        chosen={move ? [move] : []}
        onChange={([next]) => setMove(next)}
      />
      <FieldPair>
        <DateField label={t('inspections.finding.on')} value={on} onChange={setOn} max={today()} />
        {move === 'reject' && (
          <DateField label={t('inspections.finding.new_due')} value={due} onChange={setDue} min={today()} />
        )}
      </FieldPair>
      <TextArea
        label={t('inspections.finding.words')}
        optional
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FindingPhotos finding={finding} />
    </FormDialog>
  )
}

/** A sanction for a finding. */
export function SanctionDialog({ finding, onClose }: { finding: FindingLine; onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<SanctionKind>('warning')
  const [amount, setAmount] = useState<string | number>('')
  const [decision, setDecision] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const act = useAct(addSanctionContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('inspections.sanction.add')}
      actLabel={t('inspections.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[
        kind === 'fine' && !(Number(amount) > 0) && t('inspections.sanction.amount'),
        !decision.trim() && t('inspections.sanction.decision'),
        !on && t('inspections.sanction.on'),
      ]}
      onAct={() => {
        if (on && decision.trim() && (kind !== 'fine' || Number(amount) > 0))
          act.mutate({
            params: { finding_id: finding.id },
            body: { kind, decision, on, ...(kind === 'fine' ? { amount_vnd: Number(amount) } : {}) },
          })
      }}
    >
      <ChoiceKeys
        label={t('inspections.sanction.kind')}
        columns={2}
        required
        choices={sanctionKinds.map((value) => ({ value, label: t(`inspections.sanction.${value}`) }))}
        chosen={[kind]}
        onChange={([next]) => next && setKind(next)}
      />
      {kind === 'fine' && (
        <NumberField label={t('inspections.sanction.amount')} min={1} value={amount} onChange={setAmount} />
      )}
      <TextField
        label={t('inspections.sanction.decision')}
        value={decision}
        onChange={(event) => setDecision(event.currentTarget.value)}
      />
      <DateField label={t('inspections.sanction.on')} value={on} onChange={setOn} max={today()} />
    </FormDialog>
  )
}
