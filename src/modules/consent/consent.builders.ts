import type { CallOf } from '#kernel/contract.ts'
import type { Person } from '#tests/support/world.ts'
import { approveGroundContract, giveConsentContract } from './consent.contract.ts'

type Giving = CallOf<typeof giveConsentContract>['body']

/** A yes as a worker would type it: for a referral, to one agency, for a month. */
export const aYes = (overrides: Partial<Giving> = {}): Giving => ({
  purposes: ['referral'],
  fields: ['age', 'needs'],
  given_at: new Date(Date.now() - 60_000).toISOString(),
  expires_at: new Date(Date.now() + 30 * 86_400_000).toISOString(),
  medium: 'verbal',
  language: 'vi',
  interpreter: 'none',
  given_by: 'survivor',
  told_help_is_free: true,
  ...overrides,
})

/** Records a yes on a case and turns the head's key. */
export async function consented(
  house: { operator: Person; supervisor: Person },
  caseId: string,
  overrides: Partial<Giving>,
): Promise<string> {
  const { id, version } = await house.operator.call(giveConsentContract, {
    params: { case_id: caseId },
    body: aYes(overrides),
  })
  await house.supervisor.call(approveGroundContract, {
    params: { case_id: caseId, ground_id: id },
    body: { version },
  })
  return id
}
