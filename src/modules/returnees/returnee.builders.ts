import type { CallOf } from '#kernel/contract.ts'
import type { addReturneeContract } from './returnee.contract.ts'

/** Somebody who reported herself at the commune. */
export const aReturnee = (
  person_id: string,
  overrides: Partial<CallOf<typeof addReturneeContract>['body']> = {},
): CallOf<typeof addReturneeContract>['body'] => ({
  person_id,
  status: 'identifying',
  source: 'self_report',
  came_on: '2026-11-19',
  from_country: 'CN',
  commune_told_at: '2026-11-19T09:00:00+07:00',
  ...overrides,
})
