import { expect, test } from 'vitest'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { addSupportContract } from '#modules/cases/person.contract.ts'
import { giveServiceContract, withdrawServiceContract } from '#modules/cases/service.contract.ts'
import {
  handOverIncidentContract,
  listHandoversContract,
  takeHandoverContract,
} from '#modules/communebook/handover.contract.ts'
import { communeHouse } from '#modules/communebook/incident.builders.ts'
import { useWorld } from '#tests/support/world.ts'
import { readFigure } from '../indicator.contract.ts'

const world = useWorld()
const confirmed = { result: 'confirmed', at: '2026-11-20T05:00:00Z' } as const
const asked = { params: { code: 'PRT-1' }, query: { from: '2026-01-01', until: '2027-01-01' } } as const

test('what was detected counts once, also after it was handed over, and what was done for her counts wherever it was done', async () => {
  const book = await communeHouse(world())
  const centre = await caseHouse(world())
  await world().owner(
    "insert into agency_duty (id, agency_id, duty_code, place_id, from_on, basis) values (gen_random_uuid(), $1, 'hotline', '22', '2026-01-01', 'thử')",
    [centre.agencyId],
  )
  const duty = await world().agency({ kind: 'department', duties: ['domestic_violence'] })
  const officer = await world().staff('provincial_officer', { agencyId: duty })
  const figure = () => officer.call(readFigure, asked)
  const stop = { kind: 'stop', person: 1, done_on: '2026-11-20', done_by: 'police' } as const

  for (let n = 0; n < 6; n++) await book.record({ check: confirmed, deeds: [stop] })
  const handed = await book.record({ check: confirmed, deeds: [stop] })
  await book.record({ check: { ...confirmed, result: 'not_confirmed' } })
  await book.record()
  expect((await figure()).share).toEqual({ numerator: 7, denominator: 7, percent: 100 })

  const { version } = handed
  await book.officer.call(handOverIncidentContract, {
    params: { incident_id: handed.id },
    body: { version, basis: 'survivor_agreed', with_name: false, note: 'Chuyển.' },
  })
  const [waiting] = (await centre.operator.call(listHandoversContract)).items
  const { contact_id } = await centre.operator.call(takeHandoverContract, {
    params: { handover_id: waiting?.id ?? '' },
    body: { version: 1 },
  })
  expect((await figure()).value).toBe(7)
  await centre.openCase({ contact_id, received_from: 'commune' })
  expect((await figure()).share).toEqual({ numerator: 7, denominator: 7, percent: 100 })

  for (let n = 0; n < 5; n++) {
    const opened = await centre.openCase()
    if (n === 0)
      await centre.operator.call(addSupportContract, {
        params: { case_id: opened.id },
        body: { kinds: ['medical'], given_at: '2026-11-20T04:00:00Z', person_ids: opened.person_ids },
      })
  }
  await centre.openCase({ gbv: false, gender_equality: false, topic: 'law' })
  const told = await figure()
  expect(told.value).toBe(12)
  const leader = await world().staff('leader')
  const seen = await leader.call(readFigure, { ...asked, query: { ...asked.query, by: 'help' } })
  expect(seen.share?.percent).toBeNull() // four without help: small, so neither they nor what tells them is shown
  expect(seen.by?.items.map((item) => item.key)).toContain('declined')
})

test('a service given is help; a report to police alone is none, and neither is a service written down by mistake', async () => {
  const centre = await caseHouse(world())
  const duty = await world().agency({ kind: 'department', duties: ['domestic_violence'] })
  const officer = await world().staff('provincial_officer', { agencyId: duty })
  const share = async () => (await officer.call(readFigure, asked)).share
  const before = (await share())?.numerator as number
  const { id: case_id, person_ids } = await centre.openCase()
  const give = (kind: 'police' | 'legal') =>
    centre.operator.call(giveServiceContract, {
      params: { case_id },
      body: { kind, given_at: '2026-11-20T04:00:00Z', person_ids },
    })

  await give('police')
  expect((await share())?.numerator).toBe(before)
  const { id: service_id, version } = await give('legal')
  expect((await share())?.numerator).toBe(before + 1)
  await centre.operator.call(withdrawServiceContract, {
    params: { case_id, service_id },
    body: { version, note: 'Ghi nhầm.' },
  })
  expect((await share())?.numerator).toBe(before)
})
