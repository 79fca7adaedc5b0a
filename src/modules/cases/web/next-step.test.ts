import { expect, test } from 'vitest'
import type { CaseFileView } from '../case.contract.ts'
import { nextStepOf } from './next-step.ts'

const file = (change: Partial<CaseFileView>) =>
  ({
    status: 'open',
    step: 1,
    danger: 'low',
    manager_id: 'x',
    supports: [],
    assigned: true,
    ...change,
  }) as CaseFileView
const holding =
  (...permits: string[]) =>
  (permit: string) =>
    permits.includes(permit)

test('a case without a manager waits for one, whatever its step; only who assigns is offered the act', () => {
  expect(nextStepOf(file({ manager_id: null, step: 4 }), holding('case.assign')).act).toEqual({
    kind: 'assign',
    part: 'manager',
  })
  const seen = nextStepOf(file({ manager_id: null }), holding('case.work'))
  expect(seen.sentenceKey).toBe('cases.next.no_manager')
  expect(seen.act).toBeUndefined()
})

test('danger right now comes before the steps until support was given', () => {
  const inDanger = file({ danger: 'immediate' })
  expect(nextStepOf(inDanger, holding('case.work')).act).toEqual({ kind: 'support' })
  const helped = { ...inDanger, supports: [{} as CaseFileView['supports'][number]] }
  expect(nextStepOf(helped, holding('case.work')).act).toEqual({ kind: 'step', to: 2 })
})

test('the last step leads to closing, and nobody without the permit is offered it', () => {
  expect(nextStepOf(file({ step: 5 }), holding('case.close')).act).toEqual({ kind: 'move', move: 'close' })
  expect(nextStepOf(file({ step: 5 }), holding('case.work')).act).toBeUndefined()
})

test('who is not assigned is told the next step and offered nothing', () => {
  expect(nextStepOf(file({ assigned: false }), holding('case.work')).act).toBeUndefined()
})
