import type { CallOf } from '#kernel/contract.ts'
import { samplePng } from '#modules/documents/index.ts'
import type { Person, World } from '#tests/support/world.ts'
import { questionsAsked } from './checklist.rule.ts'
import type { Answer } from './inspection.codes.ts'
import { planRoundContract } from './round.contract.ts'
import {
  addInspectionFileContract,
  planVisitContract,
  readVisitContract,
  submitVisitContract,
} from './visit.contract.ts'

type Round = CallOf<typeof planRoundContract>['body']
type Submission = CallOf<typeof submitVisitContract>['body']

export const aRound: Round = {
  kind: 'inspection',
  title: 'Kiểm tra liên ngành thử',
  decision: 'QĐ 01/QĐ-THU ngày 01/11/2026',
  from_on: '2026-11-01',
  until_on: '2026-12-31',
}
export const aUnit = { kind: 'lodging' as const, name: 'Nhà nghỉ Thử', place_id: '22' }

/** An agency that leads inspections and one that has to put things right, plainly invented. */
export async function inspectionHouse(world: World, now = '2026-11-21T08:00:00+07:00') {
  world.setNow(now)
  const [agencyId, otherAgencyId] = [
    await world.agency({ kind: 'department', name: 'Sở Thử' }),
    await world.agency({ kind: 'office', name: 'UBND Thử' }),
  ]
  const officer = await world.staff('provincial_officer', { agencyId })
  const owner = await world.staff('commune_officer', { agencyId: otherAgencyId })
  const plan = async (
    unit: typeof aUnit | { unit_id: string } = aUnit,
    overrides: Partial<Round> = {},
    by: Person = officer,
  ) => {
    const round = await by.call(planRoundContract, { body: { ...aRound, ...overrides } })
    const planned_on = overrides.from_on ?? '2026-11-20'
    const made = await by.call(planVisitContract, {
      body: {
        round_id: round.id,
        ...('unit_id' in unit ? unit : { unit }),
        checklist: 'joint_inspection',
        planned_on,
      },
    })
    return { ...made, round_id: round.id }
  }
  /** Every question answered the same, but for those told apart; what fails is shown with words and a photo. */
  const handIn = async (
    visitId: string,
    apart: Readonly<Record<string, Answer>> = {},
    rest: Partial<Submission> = {},
    by: Person = officer,
  ) => {
    const { version, checklist } = await by.call(readVisitContract, { params: { visit_id: visitId } })
    const { content } = checklist
    const said: Record<string, Answer> = {}
    for (const _ of content)
      for (const question of questionsAsked(content, said))
        said[question.code] ??= apart[question.code] ?? 'yes'
    const asked = questionsAsked(content, said)
    const failing = asked.filter((question) => said[question.code] !== 'yes' && question.evidence === 'photo')
    for (const question of failing)
      await by.call(addInspectionFileContract, {
        params: { visit_id: visitId },
        body: { name: 'anh.png', question: question.code, people_shown: 'nobody' },
        file: samplePng(8, 'thử'),
      })
    return by.call(submitVisitContract, {
      params: { visit_id: visitId },
      body: {
        version,
        visited_on: '2026-11-20',
        answers: asked.map(({ code }) => ({
          question: code,
          answer: said[code] ?? 'yes',
          ...(said[code] === 'yes' ? {} : { note: 'Thấy tại chỗ' }),
        })),
        ...rest,
      },
    })
  }
  return { agencyId, otherAgencyId, officer, owner, plan, handIn }
}
