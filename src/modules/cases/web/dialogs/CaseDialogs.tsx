import { lazy, Suspense } from 'react'
import type { CaseFileView } from '../../case.contract.ts'
import { type CaseAct, useCaseAct } from './case-act.tsx'

export interface DialogProps<K extends CaseAct['kind'] = CaseAct['kind']> {
  file: CaseFileView
  act: Extract<CaseAct, { kind: K }>
  onClose: () => void
}

const NoteDialog = lazy(() => import('./NoteDialog.tsx'))
const SupportDialog = lazy(() => import('./SupportDialog.tsx'))
const PersonDialog = lazy(() => import('./PersonDialog.tsx'))
const CorrectPersonDialog = lazy(() => import('./CorrectPersonDialog.tsx'))
const EditDialog = lazy(() => import('./EditDialog.tsx'))
const StepDialog = lazy(() => import('./StepDialog.tsx'))
const MoveDialog = lazy(() => import('./MoveDialog.tsx'))
const AssignDialog = lazy(() => import('./AssignDialog.tsx'))
const EndAssignmentDialog = lazy(() => import('./EndAssignmentDialog.tsx'))
const ConflictDialog = lazy(() => import('./ConflictDialog.tsx'))

/** The one dialog that is asked for; each comes when it is first opened. */
export function CaseDialogs({ file }: { file: CaseFileView }) {
  const { act, ask } = useCaseAct()
  const onClose = () => ask(undefined)
  return <Suspense>{act && dialogOf(act, file, onClose)}</Suspense>
}

function dialogOf(act: CaseAct, file: CaseFileView, onClose: () => void) {
  switch (act.kind) {
    case 'note':
      return <NoteDialog file={file} onClose={onClose} />
    case 'support':
      return <SupportDialog file={file} onClose={onClose} />
    case 'person':
      return <PersonDialog file={file} onClose={onClose} />
    case 'correct':
      return <CorrectPersonDialog file={file} act={act} onClose={onClose} />
    case 'edit':
      return <EditDialog file={file} onClose={onClose} />
    case 'step':
      return <StepDialog file={file} act={act} onClose={onClose} />
    case 'move':
      return <MoveDialog file={file} act={act} onClose={onClose} />
    case 'assign':
      return <AssignDialog file={file} act={act} onClose={onClose} />
    case 'end_assignment':
      return <EndAssignmentDialog file={file} act={act} onClose={onClose} />
    case 'conflict':
      return <ConflictDialog file={file} onClose={onClose} />
  }
}
