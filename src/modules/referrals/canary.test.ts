import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { modules } from '#app/modules.ts'
import { addNoteContract } from '#modules/cases/person.contract.ts'
import { referralHouse, told } from '#tests/support/referral-house.ts'
import { samplesOf } from '#tests/support/samples.ts'
import { useWorld } from '#tests/support/world.ts'

const world = useWorld()

test('on no route does a desk read the case, its number, another referral, or anything of her beyond the fields', async () => {
  const house = await referralHouse(world())
  const { id: caseId, code, person_ids } = await house.consentedCase(['age', 'needs'])
  await house.operator.call(addNoteContract, {
    params: { case_id: caseId },
    body: { kind: 'visit', happened_at: new Date(Date.now() - 1000).toISOString(), text: 'CHIM-HOÀNG-YẾN' },
  })
  const mine = await house.send(caseId)
  const { id: otherCase, code: otherCode } = await house.consentedCase(['name', 'age'], house.police)
  const others = await house.send(otherCase, {
    desk_id: house.police.deskId,
    fields: ['name'],
    note: 'CHIM-VÀNH-KHUYÊN',
  })
  const hidden = [
    caseId, code, ...person_ids, told.name, told.phone, 'Trần Văn Kẻ Bịa', 'CHIM-HOÀNG-YẾN', 'CHIM-VÀNH-KHUYÊN', otherCase, otherCode, others.id, others.code,
  ] // biome-ignore format: one list
  const asked = new Set([caseId, others.id, mine.id, ...person_ids])
  let read = 0
  const routes = modules.flatMap((module) => module.routes.map((route) => route.contract))
  for (const contract of routes.filter((each) => !each.path.startsWith('/api/session'))) {
    for (const id of [mine.id, others.id, caseId]) {
      const known = { case: caseId, person: person_ids[0] ?? randomUUID() }
      const [sample] = samplesOf(contract, known)
      const params = Object.fromEntries(
        Object.entries(sample?.params ?? {}).map(([name, value]) => [
          name,
          ['referral_id', 'id', 'case_id'].includes(name) ? id : value,
        ]),
      )
      const response = await house.hospital.person.send(contract, { ...sample, params })
      const body = response.body.replaceAll(id, '·') // what was asked for may be said again
      for (const canary of hidden.filter((each) => each !== id || !asked.has(each)))
        expect(body.includes(canary), `${contract.method} ${contract.path} tells ${canary}`).toBe(false)
      if (response.statusCode === 200 && body.includes(mine.code)) read++
    }
  }
  expect(read).toBeGreaterThan(0) // it did read what it may
})
