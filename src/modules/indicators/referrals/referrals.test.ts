import type { RawBuilder } from 'kysely'
import { expect, test } from 'vitest'
import { answerReferralContract } from '#modules/referrals/inbox.contract.ts'
import { enterAnswerContract, withdrawReferralContract } from '#modules/referrals/referral.contract.ts'
import { referralHouse } from '#tests/support/referral-house.ts'
import { useWorld } from '#tests/support/world.ts'
import { listFigureRecords, readFigure } from '../indicator.contract.ts'
import type { Indicator } from '../indicator.ts'
import { referralsByOutcome } from './ref-1.ts'
import { referralsAnswered } from './ref-2.ts'

type Row = Record<string, string>

const world = useWorld()

test('a decline is an answer, a late one is late, one called back is left out, one that waits stays in as not answered', async () => {
  const house = await referralHouse(world())
  const { id: caseId } = await house.consentedCase(['age', 'needs'])
  const { person } = house.hospital
  const [declined, late, back] = [
    await house.send(caseId),
    await house.send(caseId),
    await house.send(caseId),
  ]
  await house.send(caseId)
  await person.call(answerReferralContract, {
    params: { referral_id: declined.id },
    body: { version: 1, move: 'decline', reason: 'full' },
  })
  await world().owner(
    `update referral set sent_at = now() - interval '30 hours', answer_due_at = now() - interval '22 hours' where id = '${late.id}'`,
  )
  await house.operator.call(enterAnswerContract, {
    params: { referral_id: late.id },
    body: {
      version: 1,
      move: 'accept',
      medium: 'phone',
      answerer_name: 'Người Bịa',
      answerer_position: 'Trực ban',
      answered_at: new Date().toISOString(),
    },
  })
  await house.operator.call(withdrawReferralContract, {
    params: { referral_id: back.id },
    body: { version: 1, reason: 'no_need' },
  })
  const agencyId = await world().agency({ kind: 'department', duties: ['gender_equality'] })
  const officer = await world().staff('provincial_officer', { agencyId })
  const year = new Date().getUTCFullYear()
  const period = { from: `${year}-01-01`, until: `${year + 1}-01-01` }
  for (const [code, all] of [
    ['REF-1', 4],
    ['REF-2', 3],
  ] as const)
    expect((await officer.call(readFigure, { params: { code }, query: period })).value).toBe(all)
  const inTime = await officer.call(readFigure, { params: { code: 'REF-2' }, query: period })
  expect(inTime.share).toEqual({ numerator: 1, denominator: 3, percent: 33.3 })
  // The records behind the figure, before small values of a breakdown are covered.
  const behind = async (counted: Indicator, column: string) => {
    const { rows } = await (counted.records({ ...period, provinces: ['22'] }) as RawBuilder<Row>).execute(
      world().house.facts,
    )
    return rows.map((row) => row[column]).sort()
  }
  expect(await behind(referralsByOutcome, 'referral_outcome')).toEqual([
    'accepted',
    'declined',
    'waiting',
    'withdrawn',
  ])
  expect(await behind(referralsAnswered, 'answered')).toEqual(['in_time', 'late', 'not_yet'])
  const opened = await house.operator.call(listFigureRecords, { params: { code: 'REF-2' }, query: period })
  expect(opened.items.map((item) => item.opens)).toContainEqual({ kind: 'case', id: caseId })
})
