import { AskDialog, type Question, typedNow } from '#modules/protection/web/ask-dialog.part.tsx'
import { dayKey, formatClock } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import { arrivals } from '../handover.codes.ts'
import { moveHandoverContract } from '../handover.contract.ts'
import type { HandoverMove } from '../handover.life.ts'
import type { HandoverView } from '../handover.shapes.ts'
import { bodyOfMove } from './handover.form.ts'
import { signerQuestions } from './PrepareDialog.tsx'

/** Signed by both sides, fallen through, or asked how they are. */
export function MoveDialog({
  caseId,
  handover,
  move,
  onClose,
}: {
  caseId: string
  handover: HandoverView
  move: HandoverMove
  onClose: () => void
}) {
  const t = useText()
  const planned = new Date(handover.happened_at)
  const start =
    planned.getTime() < Date.now() ? { day: dayKey(planned), clock: formatClock(planned) } : typedNow()
  const questions: Record<HandoverMove, readonly Question[]> = {
    sign: [
      { name: 'happened_at', kind: 'moment', label: t('handovers.field.happened_at'), start },
      { name: 'signed_at', kind: 'moment', label: t('handovers.field.signed_at'), start: typedNow() },
      ...signerQuestions(t),
    ],
    refuse: [{ name: 'outcome', kind: 'words', label: t('handovers.field.why_refused') }],
    cancel: [{ name: 'outcome', kind: 'words', label: t('handovers.field.why_cancelled'), optional: true }],
    confirm: [
      {
        name: 'arrival',
        kind: 'one',
        label: t('handovers.field.arrival'),
        choices: arrivals.map((value) => ({ value, label: t(`handovers.arrival.${value}`) })),
      },
      { name: 'outcome', kind: 'words', label: t('handovers.field.outcome'), optional: true },
    ],
  }
  return (
    <AskDialog
      title={t(`handovers.move.${move}`)}
      actLabel={t(`handovers.move.${move}`)}
      contract={moveHandoverContract}
      questions={questions[move]}
      draft={`handover.${move}.${handover.id}`}
      args={(answers) => ({
        params: { case_id: caseId, handover_id: handover.id },
        body: bodyOfMove(move, handover.version, answers),
      })}
      onClose={onClose}
    />
  )
}
