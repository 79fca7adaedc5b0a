import { expect, test } from 'vitest'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { addSupportContract } from '#modules/cases/person.contract.ts'
import { getContact } from '#modules/hotline/contact.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { readFigure } from '../indicator.contract.ts'

const world = useWorld()

test('the share helped within 24 hours is counted over who was helped, from the minute the call began', async () => {
  const house = await caseHouse(world())
  const duty = await world().agency({ kind: 'department', duties: ['gender_equality'] })
  const officer = await world().staff('provincial_officer', { agencyId: duty })
  for (const hours of [24, 25, null]) {
    const contact_id = await house.contact()
    const opened = await house.openCase({ contact_id })
    const { started_at } = await house.operator.call(getContact, { params: { id: contact_id } })
    if (hours === null) continue
    const given = new Date(Date.parse(started_at) + hours * 3_600_000).toISOString()
    world().setNow(given)
    await house.operator.call(addSupportContract, {
      params: { case_id: opened.id },
      body: { kinds: ['medical'], given_at: given, person_ids: opened.person_ids },
    })
  }
  const told = await officer.call(readFigure, {
    params: { code: 'TIM-1' },
    query: { from: '2026-01-01', until: '2027-01-01' },
  })
  expect(told.value).toBe(2)
  expect(told.share).toEqual({ numerator: 1, denominator: 2, percent: 50 })
})
