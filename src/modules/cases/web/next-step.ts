import type { CaseFileView } from '../case.contract.ts'
import { lastStep } from '../case.life.ts'
import type { CaseAct } from './dialogs/case-act.tsx'

/** What should happen next with a case, as keys of the catalogue, and the act that does it. */
export interface NextStep {
  sentenceKey: string
  actKey?: string
  act?: CaseAct
}

/**
 * The next act of a file, most pressing first: somebody must be in charge, danger must be met, then the five steps.
 * An act is offered only to those who may do it; the sentence stands for everybody.
 */
export function nextStepOf(file: CaseFileView, may: (permit: string) => boolean): NextStep {
  const works = file.assigned && may('case.work')
  const offer = (isMine: boolean, actKey: string, act: CaseAct) => (isMine ? { actKey, act } : {})
  if (file.status === 'closed')
    return {
      sentenceKey: 'cases.next.closed',
      ...offer(works, 'cases.act.note', { kind: 'note' }),
    }
  if (!file.manager_id)
    return {
      sentenceKey: 'cases.next.no_manager',
      ...offer(may('case.assign'), 'cases.act.assign', { kind: 'assign', part: 'manager' }),
    }
  if (file.danger === 'immediate' && file.supports.length === 0)
    return {
      sentenceKey: 'cases.next.danger',
      ...offer(works, 'cases.act.support', { kind: 'support' }),
    }
  if (file.step < lastStep)
    return {
      sentenceKey: `cases.next.${file.step}`,
      ...offer(works, 'cases.act.step_on', { kind: 'step', to: file.step + 1 }),
    }
  return {
    sentenceKey: `cases.next.${file.step}`,
    ...offer(may('case.close'), 'cases.move.close', { kind: 'move', move: 'close' }),
  }
}
