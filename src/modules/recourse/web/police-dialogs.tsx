import { useState } from 'react'
import { instantOf, MomentField, typedNow } from '#modules/cases/web/fields.part.ts'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { addReportContract, moveReportContract, withdrawComplaintContract } from '../police.contract.ts'
import { pressures, reporters, withdrawalReasons } from '../recourse.codes.ts'
import type { ReportMove } from '../recourse.life.ts'
import type { Report } from '../recourse.shapes.ts'

interface Receipt {
  station: string
  taker: string
  number: string
}
const noReceipt: Receipt = { station: '', taker: '', number: '' }
const typed = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => String(value).trim() !== ''))

function ReceiptFields({ receipt, onChange }: { receipt: Receipt; onChange: (receipt: Receipt) => void }) {
  const t = useText()
  return (['station', 'taker', 'number'] as const).map((field) => (
    <TextField
      key={field}
      label={t(`recourse.police.${field}`)}
      optional
      maxLength={200}
      value={receipt[field]}
      onChange={(event) => onChange({ ...receipt, [field]: event.currentTarget.value })}
    />
  ))
}

/** A report that was made, or signs of a crime that still have to be reported. */
export function AddReportDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useText()
  const [by, setBy] = useState<(typeof reporters)[number]>('survivor')
  const [hasSigns, setSigns] = useState(false)
  const [signs, setSignsAt] = useState(() => typedNow())
  const [isMade, setMade] = useState(true)
  const [made, setMadeAt] = useState(() => typedNow())
  const [told, setTold] = useState(false)
  const [receipt, setReceipt] = useState(noReceipt)
  const [isTried, setTried] = useState(false)
  const add = useAct(addReportContract, { onDone: onClose })
  const [signs_at, reported_at] = [instantOf(signs), instantOf(made)]
  const send = () => {
    setTried(true)
    if ((hasSigns && !signs_at) || (isMade && !reported_at) || (!hasSigns && !isMade)) return
    add.mutate({
      params: { case_id: caseId },
      body: {
        reported_by: by,
        told_before: told,
        ...(hasSigns && signs_at ? { signs_at } : {}),
        ...(isMade && reported_at ? { reported_at, ...typed(receipt) } : {}),
      },
    })
  }
  return (
    <FormDialog
      title={t('recourse.police.add')}
      actLabel={t('recourse.police.save')}
      isBusy={add.isPending}
      error={add.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <ChoiceKeys
        label={t('recourse.police.by')}
        choices={reporters.map((value) => ({ value, label: t(`recourse.reporter.${value}`) }))}
        chosen={[by]}
        required
        onChange={([next]) => next && setBy(next)}
        columns={3}
      />
      <CheckField
        label={t('recourse.police.told_field')}
        checked={told}
        onChange={(event) => setTold(event.currentTarget.checked)}
      />
      <CheckField
        label={t('recourse.police.signs_field')}
        checked={hasSigns}
        onChange={(event) => setSigns(event.currentTarget.checked)}
      />
      {hasSigns && (
        <MomentField
          label={t('recourse.police.signs_at')}
          value={signs}
          onChange={setSignsAt}
          error={isTried && !signs_at ? t('recourse.missing.moment') : undefined}
        />
      )}
      <CheckField
        label={t('recourse.police.made_field')}
        checked={isMade}
        onChange={(event) => setMade(event.currentTarget.checked)}
        error={isTried && !isMade && !hasSigns ? t('recourse.police.nothing') : undefined}
      />
      {isMade && (
        <>
          <MomentField
            label={t('recourse.police.reported_at')}
            value={made}
            onChange={setMadeAt}
            error={isTried && !reported_at ? t('recourse.missing.moment') : undefined}
          />
          <ReceiptFields receipt={receipt} onChange={setReceipt} />
        </>
      )}
    </FormDialog>
  )
}

/** Reported now, or answered. */
export function MoveReportDialog({
  caseId,
  report,
  move,
  onClose,
}: {
  caseId: string
  report: Report
  move: ReportMove
  onClose: () => void
}) {
  const t = useText()
  const [moment, setMoment] = useState(() => typedNow())
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const [told, setTold] = useState(report.told_before)
  const [receipt, setReceipt] = useState(noReceipt)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(moveReportContract, { onDone: onClose })
  const isReport = move === 'report'
  const reported_at = instantOf(moment)
  const lacksReason = move === 'refuse' && reason.trim() === ''
  const send = () => {
    setTried(true)
    if (isReport ? !reported_at : !on || lacksReason) return
    act.mutate({
      params: { case_id: caseId, report_id: report.id },
      body: {
        version: report.version,
        move,
        ...(isReport && reported_at ? { reported_at, told_before: told, ...typed(receipt) } : {}),
        ...(isReport || !on ? {} : { on, ...typed({ reason }) }),
      },
    })
  }
  return (
    <FormDialog
      title={t(`recourse.report_move.${move}`)}
      actLabel={t(`recourse.report_move.${move}`)}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      {isReport ? (
        <>
          <CheckField
            label={t('recourse.police.told_field')}
            checked={told}
            onChange={(event) => setTold(event.currentTarget.checked)}
          />
          <MomentField
            label={t('recourse.police.reported_at')}
            value={moment}
            onChange={setMoment}
            error={isTried && !reported_at ? t('recourse.missing.moment') : undefined}
          />
          <ReceiptFields receipt={receipt} onChange={setReceipt} />
        </>
      ) : (
        <>
          <DateField
            label={t('recourse.police.answered_on')}
            value={on}
            onChange={setOn}
            max={dayKey(new Date())}
            required
            error={on ? undefined : t('recourse.missing.day')}
          />
          <TextArea
            label={t(move === 'refuse' ? 'recourse.police.refused_why' : 'recourse.words')}
            optional={move !== 'refuse'}
            maxLength={4000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={isTried && lacksReason ? t('recourse.missing.reason') : undefined}
          />
        </>
      )}
    </FormDialog>
  )
}

/** She withdrew her complaint. Asked gently: why, whether anybody pressed, who was there. */
export function WithdrawDialog({
  caseId,
  report,
  onClose,
}: {
  caseId: string
  report: Report
  onClose: () => void
}) {
  const t = useText()
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const [reason, setReason] = useState<(typeof withdrawalReasons)[number]>()
  const [by, setBy] = useState<(typeof pressures)[number][]>([])
  const [present, setPresent] = useState('')
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(withdrawComplaintContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (!on || !reason) return
    act.mutate({
      params: { case_id: caseId, report_id: report.id },
      body: { withdrawn_on: on, reason, pressure_by: by, ...typed({ present, words }) },
    })
  }
  return (
    <FormDialog
      title={t('recourse.police.withdraw')}
      actLabel={t('recourse.police.withdraw_save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <DateField
        label={t('recourse.on')}
        value={on}
        onChange={setOn}
        max={dayKey(new Date())}
        required
        error={on ? undefined : t('recourse.missing.day')}
      />
      <ChoiceKeys
        label={t('recourse.police.withdrawn_why')}
        choices={withdrawalReasons.map((value) => ({ value, label: t(`recourse.withdrawal.${value}`) }))}
        chosen={reason ? [reason] : []}
        onChange={([next]) => setReason(next)}
        error={isTried && !reason ? t('recourse.missing.choice') : undefined}
      />
      <ChoiceKeys
        label={t('recourse.police.pressed')}
        choices={pressures.map((value) => ({ value, label: t(`recourse.pressure.${value}`) }))}
        chosen={by}
        several
        columns={3}
        onChange={setBy}
      />
      <TextField
        label={t('recourse.police.present_field')}
        optional
        maxLength={200}
        value={present}
        onChange={(event) => setPresent(event.currentTarget.value)}
      />
      <TextArea
        label={t('recourse.words')}
        optional
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
