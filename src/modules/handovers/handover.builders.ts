import type { CallOf } from '#kernel/contract.ts'
import { readCaseContract } from '#modules/cases/case.contract.ts'
import { checkReturnContract } from '#modules/cases/follow-up.contract.ts'
import type { Person } from '#tests/support/world.ts'
import type { prepareHandoverContract } from './handover.contract.ts'

type Preparing = CallOf<typeof prepareHandoverContract>['body']

export const bothSides = {
  signed_at: '2026-11-20T10:30:00+07:00',
  giver: { name: 'Trần Văn Giao Bịa', function: 'Trưởng công an phường' },
  receiver: { name: 'Lê Thị Nhận Bịa', function: 'Nhân viên công tác xã hội' },
}

/** Persons received from police, signed on the spot. */
export const received = (person_ids: string[], overrides: Partial<Preparing> = {}): Preparing => ({
  direction: 'received',
  other_kind: 'police',
  other_name: 'Công an thành phố Bịa Cái',
  person_ids,
  happened_at: '2026-11-20T10:00:00+07:00',
  signed: bothSides,
  ...overrides,
})

/** A return check of a case, made now. */
export async function checkReturn(
  worker: Person,
  caseId: string,
  overrides: Partial<CallOf<typeof checkReturnContract>['body']> = {},
) {
  const params = { case_id: caseId }
  const { version } = await worker.call(readCaseContract, { params })
  return worker.call(checkReturnContract, {
    params,
    body: {
      version,
      how: 'reintegrated',
      returned_on: '2026-11-20',
      danger: 'low',
      plan_reviewed: true,
      word_renewed: true,
      words: 'Chị nói muốn về với mẹ.',
      ...overrides,
    },
  })
}
