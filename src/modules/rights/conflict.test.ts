import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { modules } from '#app/modules.ts'
import type { Contract } from '#kernel/contract.ts'
import { roles } from '#modules/access/index.ts'
import { endAssignmentContract, setConflictContract } from '#modules/cases/assignment.contract.ts'
import { readCaseContract } from '#modules/cases/case.contract.ts'
import { asThief, rightsHouse } from '#tests/support/rights-house.ts'
import { samplesOf } from '#tests/support/samples.ts'
import { type Person, useWorld } from '#tests/support/world.ts'
import { excludeAgencyContract } from './conflict.contract.ts'
import { openInEmergencyContract } from './emergency.contract.ts'

const world = useWorld()
const contracts = modules.flatMap((module) => module.routes.map((route) => route.contract))
const ofCase = contracts.filter((contract) => contract.path.includes(':case_id'))
const lists = contracts.filter(
  (contract) =>
    contract.method === 'GET' &&
    !contract.path.includes(':') &&
    contract.permit !== 'public' &&
    !contract.file,
)

/** What a route answers about one case, with the asked id itself left out. */
async function answers(person: Person, contract: Contract, caseId: string, sub: string): Promise<string[]> {
  const told: string[] = []
  for (const sample of samplesOf(contract, { case: caseId })) {
    const params = Object.fromEntries(
      Object.keys(sample.params).map((name) => [
        name,
        name === 'case_id' ? caseId : (sample.params[name] ?? sub),
      ]),
    )
    const { texts: _, ...call } = sample
    const response = await person.send(contract, { ...call, params: { ...params, case_id: caseId } })
    told.push(`${response.statusCode} ${response.body}`.replaceAll(caseId, 'ID'))
  }
  return told.map((each) => each.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID'))
}

async function expectSilence(person: Person, caseId: string, code: string) {
  const random = randomUUID()
  for (const contract of ofCase) {
    const name = `${contract.method} ${contract.path}`
    expect(await answers(person, contract, caseId, random), name).toEqual(
      await answers(person, contract, random, random),
    )
  }
  for (const contract of lists) {
    const response = await person.send(contract, { query: {} })
    expect(response.body, contract.path).not.toContain(caseId)
    expect(response.body, contract.path).not.toContain(code)
  }
}

test('for somebody related who holds every role, each route of a case answers as for an id that is none', async () => {
  const house = await rightsHouse(world())
  const { id, code } = await house.managedCase()
  const mighty = await world().staff([...roles], { agencyId: house.agencyId })
  expect((await mighty.send(readCaseContract, { params: { case_id: id } })).statusCode).toBe(200)
  await house.supervisor.call(setConflictContract, { params: { case_id: id }, body: { staff_id: mighty.id } })
  await expectSilence(mighty, id, code)
}, 60_000)

test('for everybody of a related body as well, also when a unit under it is meant, until they leave it', async () => {
  const house = await rightsHouse(world())
  const { id, code } = await house.managedCase()
  const [above, unit] = [await world().agency(), await world().agency()]
  await world().owner('update agency set parent_id = $2 where id = $1', [unit, above])
  const person = await world().staff([...roles], { agencyId: unit })
  await person.call(openInEmergencyContract, {
    body: { code, minutes: 60, reason: 'medical', words: 'Cần nhóm máu, cần số người nhà.' },
  })
  expect((await person.send(readCaseContract, { params: { case_id: id } })).statusCode).toBe(200)
  await house.supervisor.call(excludeAgencyContract, {
    params: { case_id: id },
    body: { agency_id: above, with_units: true },
  })
  await expectSilence(person, id, code)
  await world().owner('update staff_role set until_on = from_on where staff_id = $1', [person.id])
  const [still] = await asThief<{ hidden: boolean }>(
    world(),
    'select $1 = any (access.conflicts_of($2)) as hidden',
    [id, person.id],
  )
  expect(still?.hidden).toBe(false)
}, 60_000)

test('an assignment that ends closes the case on the next request of the same session', async () => {
  const house = await rightsHouse(world())
  const { id } = await house.managedCase()
  const params = { case_id: id }
  const { version } = await house.manager.call(readCaseContract, { params })
  await house.supervisor.call(endAssignmentContract, {
    params: { ...params, staff_id: house.manager.id },
    body: { version },
  })
  const random = randomUUID()
  for (const contract of ofCase.filter((each) => each.effect === 'read')) {
    const name = `${contract.method} ${contract.path}`
    expect(await answers(house.manager, contract, id, random), name).toEqual(
      await answers(house.manager, contract, random, random),
    )
  }
}, 60_000)
