import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useText } from '#ui/text.ts'
import { endAssignmentContract } from '../../assignment.contract.ts'
import type { DialogProps } from './CaseDialogs.tsx'
import { useVersioned } from './use-versioned.ts'

/** Ends somebody's work on the case; from their next request on it does not exist for them. */
export default function EndAssignmentDialog({ file, act, onClose }: DialogProps<'end_assignment'>) {
  const t = useText()
  const end = useVersioned({
    contract: endAssignmentContract,
    file,
    argsOf: (version) => ({ params: { case_id: file.id, staff_id: act.staffId }, body: { version } }),
    onDone: onClose,
  })
  return (
    <ConfirmDialog
      opened
      title={t('cases.act.end_assignment', { who: act.name })}
      actLabel={t('cases.act.end_assignment_short')}
      danger
      isBusy={end.isBusy}
      error={end.error}
      // The file was read again after a stale save; ending somebody's access is meant in either version.
      onAct={end.isStale ? end.sendAnyway : end.send}
      onClose={onClose}
    >
      {t(end.isStale ? 'cases.act.changed_meanwhile' : 'cases.act.end_assignment_means')}
    </ConfirmDialog>
  )
}
