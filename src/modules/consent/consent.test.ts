import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import {
  decideTwoPersonContract,
  listTwoPersonContract,
  readTwoPersonContract,
} from '#modules/access/two-person.contract.ts'
import { caseHouse, type House } from '#modules/cases/case.builders.ts'
import { readCaseContract, stepCaseContract } from '#modules/cases/case.contract.ts'
import { addNoteContract, addPersonContract, addSupportContract } from '#modules/cases/person.contract.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { aYes, consented } from './consent.builders.ts'
import {
  approveGroundContract,
  giveConsentContract,
  groundOtherwiseContract,
  listBasesContract,
  listGroundsContract,
  reviewGroundContract,
  waitingGroundsContract,
  withdrawGroundContract,
} from './consent.contract.ts'

const world = useWorld()
let house: House
let hospital: string
let police: string
beforeAll(async () => {
  house = await caseHouse(world())
  hospital = await world().agency({ kind: 'health' })
  police = await world().agency({ kind: 'police' })
})

/** What the database would let an agency be told now. */
async function mayKnow(caseId: string, agencyId: string, purpose = 'referral'): Promise<string[]> {
  const { rows } = await entered(world().house.db, tokenHash(house.operator.token), (trx) =>
    sql<{
      fields: string[]
    }>`select access.shared_fields(${caseId}, ${agencyId}, ${purpose}) as fields`.execute(trx),
  )
  return rows[0]?.fields.sort() ?? []
}
const asApp = (person: Person, statement: ReturnType<typeof sql>) =>
  entered(world().house.db, tokenHash(person.token), (trx) => statement.execute(trx))

const give = (caseId: string, overrides: Parameters<typeof aYes>[0] = {}, person = house.operator) =>
  person.call(giveConsentContract, {
    params: { case_id: caseId },
    body: aYes({ recipient_agency_id: hospital, ...overrides }),
  })
const listed = async (caseId: string, person = house.operator) =>
  (await person.call(listGroundsContract, { params: { case_id: caseId } })).items
const dangerToLife = (caseId: string, overrides: object = {}) =>
  house.operator.call(groundOtherwiseContract, {
    params: { case_id: caseId },
    body: {
      ground: 'life_risk',
      purposes: ['referral'],
      recipient_agency_id: hospital,
      fields: ['danger', 'commune'],
      given_at: new Date(Date.now() - 60_000).toISOString(),
      expires_at: new Date(Date.now() + 3 * 86_400_000).toISOString(),
      reason: 'Chị ngất, đang chảy máu, không hỏi được',
      ...overrides,
    },
  })

describe('two keys', () => {
  test('her yes alone lets nothing out; with the head’s key exactly what she said, to whom she said, for what she said', async () => {
    const { id: caseId } = await house.openCase()
    const { id, version } = await give(caseId)
    expect(await mayKnow(caseId, hospital)).toEqual([])
    expect((await listed(caseId))[0]).toMatchObject({ state: 'waiting', fields: ['age', 'needs'] })
    const waiting = await house.supervisor.call(waitingGroundsContract, {})
    expect(waiting.items.map((item) => item.id)).toContain(id)

    await house.supervisor.call(approveGroundContract, {
      params: { case_id: caseId, ground_id: id },
      body: { version, approver_name: 'Giám đốc Bịa', signed_at: new Date(Date.now() - 1000).toISOString() },
    })
    expect(await mayKnow(caseId, hospital)).toEqual(['age', 'needs'])
    expect(await mayKnow(caseId, police)).toEqual([])
    expect(await mayKnow(caseId, hospital, 'police_report')).toEqual([])
    expect((await listed(caseId))[0]).toMatchObject({ state: 'in_force', approved_by: 'Giám đốc Bịa' })
  })

  test('who recorded it cannot turn the second key: not by the route, and not behind its back', async () => {
    const agencyId = await world().agency()
    const both = await world().staff(['case_manager', 'supervisor'], { agencyId })
    const other = await caseHouse(world())
    const { id: caseId } = await other.openCase()
    const { id, version } = await other.operator.call(giveConsentContract, {
      params: { case_id: caseId },
      body: aYes({ recipient_agency_id: hospital }),
    })
    expect(
      await refusalOf(
        both.call(approveGroundContract, { params: { case_id: caseId, ground_id: id }, body: { version } }),
      ),
    ).toBe('record.not_found')
    expect(
      await refusalOf(
        other.operator.call(approveGroundContract, {
          params: { case_id: caseId, ground_id: id },
          body: { version },
        }),
      ),
    ).toBe('permit.missing')
    const forged = sql`update sharing_ground set approved_at = now(), approval_recorded_by = ${other.supervisor.id} where id = ${id}`
    await expect(asApp(other.operator, forged)).rejects.toMatchObject({ constraint: 'sharing_ground_keys' })
    const own = sql`update sharing_ground set approved_at = now(), approval_recorded_by = ${other.operator.id} where id = ${id}`
    await expect(asApp(other.operator, own)).rejects.toThrow()
    expect(await mayKnow(caseId, hospital)).toEqual([])
  })

  test('a supervisor who recorded the yes on a case they work on is refused the second key', async () => {
    const both = await world().staff(['case_manager', 'supervisor'], { agencyId: house.agencyId })
    const { id: caseId } = await house.openCase()
    await house.assign(caseId, both)
    const { id, version } = await give(caseId, {}, both)
    const params = { case_id: caseId, ground_id: id }
    expect(await refusalOf(both.call(approveGroundContract, { params, body: { version } }))).toBe(
      'consent.own_key',
    )
    await house.supervisor.call(approveGroundContract, { params, body: { version } })
    expect(
      await refusalOf(
        house.supervisor.call(approveGroundContract, { params, body: { version: version + 1 } }),
      ),
    ).toBe('consent.wrong_state')
  })

  test('two who turn the key at once turn it once', async () => {
    const { id: caseId } = await house.openCase()
    const second = await world().staff('supervisor', { agencyId: house.agencyId })
    const { id, version } = await give(caseId)
    const params = { case_id: caseId, ground_id: id }
    const told = await Promise.all(
      [house.supervisor, second].map((each) =>
        refusalOf(each.call(approveGroundContract, { params, body: { version } })),
      ),
    )
    expect(told.sort()).toEqual(['consent.wrong_state', undefined])
  })
})

describe('taking it back', () => {
  test('a withdrawal closes at once, says who took it, and is never undone', async () => {
    const { id: caseId } = await house.openCase()
    const id = await consented(house, caseId, { recipient_agency_id: hospital })
    expect(await mayKnow(caseId, hospital)).toEqual(['age', 'needs'])
    const params = { case_id: caseId, ground_id: id }
    expect(
      await refusalOf(
        house.operator.call(withdrawGroundContract, { params, body: { version: 1, how: 'phone' } }),
      ),
    ).toBe('version.stale')
    await house.operator.call(withdrawGroundContract, { params, body: { version: 2, how: 'phone' } })
    expect(await mayKnow(caseId, hospital)).toEqual([])
    expect((await listed(caseId))[0]).toMatchObject({ state: 'withdrawn', withdrawn_how: 'phone' })
    expect(
      await refusalOf(
        house.operator.call(withdrawGroundContract, { params, body: { version: 3, how: 'phone' } }),
      ),
    ).toBe('consent.wrong_state')
    const undone = sql`update sharing_ground set withdrawn_at = null, withdrawn_by = null, withdrawn_how = null where id = ${id}`
    await expect(asApp(house.operator, undone)).rejects.toMatchObject({ constraint: 'sharing_ground_keys' })
  })

  test('an expired yes is no yes', async () => {
    const { id: caseId } = await house.openCase()
    const soon = new Date(Date.now() + 300).toISOString()
    await consented(house, caseId, { recipient_agency_id: hospital, expires_at: soon })
    const { rows } = await entered(world().house.db, tokenHash(house.operator.token), (trx) =>
      sql<{ fields: string[] }>`
        select access.shared_fields(${caseId}, ${hospital}, 'referral', ${soon}::timestamptz) as fields`.execute(
        trx,
      ),
    )
    expect(rows[0]?.fields).toEqual([])
  })
})

describe('a life at risk', () => {
  test('one person acts, and cannot be the one who looks at it afterwards', async () => {
    const leads = await world().staff(['duty_leader', 'case_manager'], { agencyId: house.agencyId })
    const { id: caseId } = await house.openCase()
    await house.assign(caseId, leads)
    const { id, version } = await leads.call(groundOtherwiseContract, {
      params: { case_id: caseId },
      body: {
        ground: 'life_risk',
        purposes: ['referral'],
        recipient_agency_id: hospital,
        fields: ['danger'],
        given_at: new Date(Date.now() - 1000).toISOString(),
        expires_at: new Date(Date.now() + 86_400_000).toISOString(),
        reason: 'Chị ngất, không hỏi được',
      },
    })
    expect(await mayKnow(caseId, hospital)).toEqual(['danger'])
    const params = { case_id: caseId, ground_id: id }
    const review = { params, body: { version, upheld: true } }
    expect(await refusalOf(leads.call(reviewGroundContract, review))).toBe('consent.own_key')
    const forged = sql`update sharing_ground set reviewed_at = now(), reviewed_by = ${leads.id}, upheld = true where id = ${id}`
    await expect(asApp(leads, forged)).rejects.toMatchObject({ constraint: 'sharing_ground_two_keys' })
    await house.supervisor.call(reviewGroundContract, review)
    expect((await listed(caseId))[0]).toMatchObject({ ground: 'life_risk', state: 'in_force', upheld: true })
  })

  test('what the second person does not uphold is closed, and what nobody looks at closes after 24 hours', async () => {
    const { id: caseId } = await house.openCase()
    const { id, version } = await dangerToLife(caseId)
    await house.supervisor.call(reviewGroundContract, {
      params: { case_id: caseId, ground_id: id },
      body: { version, upheld: false },
    })
    expect(await mayKnow(caseId, hospital)).toEqual([])

    const { id: forgotten } = await house.openCase()
    await dangerToLife(forgotten, {
      given_at: new Date(Date.now() - 23 * 3_600_000).toISOString(),
      fields: ['age'],
    })
    expect(await mayKnow(forgotten, hospital)).toEqual(['age'])
    const { id: unlooked } = await house.openCase()
    await dangerToLife(unlooked, { given_at: new Date(Date.now() - 25 * 3_600_000).toISOString() })
    expect(await mayKnow(unlooked, hospital)).toEqual([])
    expect((await listed(unlooked))[0]).toMatchObject({ state: 'expired' })
  })

  describe('stands in the register of acts for two', () => {
    const askedIn = async (officer: Person) =>
      (await officer.call(listTwoPersonContract, { query: { kind: 'consent_override', limit: 100 } })).items
    const decide = (person: Person, request_id: string, approve: boolean) =>
      person.call(decideTwoPersonContract, {
        params: { request_id },
        body: { version: 1, approve, ...(approve ? {} : { answer: 'Không thấy nguy hiểm đến tính mạng.' }) },
      })

    test('where the data-protection officer looks, and a no closes at once what was told', async () => {
      const officer = await world().staff('data_protection_officer', { agencyId: house.agencyId })
      const { id: caseId, code } = await house.openCase()
      await dangerToLife(caseId)
      const [line] = (await askedIn(officer)).filter((each) => each.record_id === caseId)
      expect(line).toMatchObject({ about: `${code} danger commune`, acted_first: true, status: 'asked' })
      const params = { request_id: line?.id ?? '' }
      expect(await officer.call(readTwoPersonContract, { params })).toMatchObject({ words: null })
      expect(await refusalOf(decide(house.operator, params.request_id, true))).toBe('permit.missing')
      expect(await mayKnow(caseId, hospital)).toEqual(['commune', 'danger'])
      await decide(officer, params.request_id, false)
      expect(await mayKnow(caseId, hospital)).toEqual([])
      expect((await listed(caseId))[0]).toMatchObject({
        state: 'not_upheld',
        reviewed_by: expect.any(String),
      })
      expect(await officer.call(readTwoPersonContract, { params })).toMatchObject({
        status: 'refused',
        version: 2,
        answer: 'Không thấy nguy hiểm đến tính mạng.',
      })
    })

    test('where a yes keeps it in force, and nobody of another body is asked or told', async () => {
      const officer = await world().staff('data_protection_officer', { agencyId: house.agencyId })
      const elsewhere = await world().staff('supervisor')
      const { id: caseId } = await house.openCase()
      await dangerToLife(caseId, { given_at: new Date(Date.now() - 25 * 3_600_000).toISOString() })
      expect(await mayKnow(caseId, hospital)).toEqual([])
      const [line] = (await askedIn(officer)).filter((each) => each.record_id === caseId)
      expect(await refusalOf(decide(elsewhere, line?.id ?? '', true))).toBe('record.not_found')
      expect((await elsewhere.call(listNotices)).items).toEqual([])
      await decide(officer, line?.id ?? '', true)
      expect(await mayKnow(caseId, hospital)).toEqual(['commune', 'danger'])
    })

    test('which closes when the leader looks in the file, or the worker takes it back', async () => {
      const officer = await world().staff('data_protection_officer', { agencyId: house.agencyId })
      const { id: caseId } = await house.openCase()
      const looked = await dangerToLife(caseId)
      const taken = await dangerToLife(caseId)
      const params = { case_id: caseId }
      await house.supervisor.call(reviewGroundContract, {
        params: { ...params, ground_id: looked.id },
        body: { version: 1, upheld: true },
      })
      await house.operator.call(withdrawGroundContract, {
        params: { ...params, ground_id: taken.id },
        body: { version: 1, how: 'ended' },
      })
      const lines = (await askedIn(officer)).filter((each) => each.record_id === caseId)
      expect(lines.map((each) => each.status).sort()).toEqual(['approved', 'withdrawn'])
      for (const line of lines)
        expect(await refusalOf(decide(officer, line.id, true))).toBe('two_person.wrong_state')
    })

    test('and two who look at once, in the file and in the register, decide it once', async () => {
      const officer = await world().staff('data_protection_officer', { agencyId: house.agencyId })
      const { id: caseId } = await house.openCase()
      const { id } = await dangerToLife(caseId)
      const [line] = (await askedIn(officer)).filter((each) => each.record_id === caseId)
      const answers = await Promise.all([
        refusalOf(decide(officer, line?.id ?? '', true)),
        refusalOf(
          house.supervisor.call(reviewGroundContract, {
            params: { case_id: caseId, ground_id: id },
            body: { version: 1, upheld: false },
          }),
        ),
      ])
      expect(answers.filter((code) => code === undefined)).toHaveLength(1)
      const [after] = (await askedIn(officer)).filter((each) => each.record_id === caseId)
      const [ground] = await listed(caseId)
      expect(after?.status).toBe(ground?.upheld ? 'approved' : 'refused')
    })
  })

  test('its reason is read by those who work on the case, never by who oversees it', async () => {
    const { id: caseId } = await house.openCase()
    await dangerToLife(caseId)
    expect((await listed(caseId))[0]?.reason).toBe('Chị ngất, đang chảy máu, không hỏi được')
    const overseen = (await listed(caseId, house.supervisor))[0]
    expect(overseen).toMatchObject({ ground: 'life_risk', reason: null })
  })
})

describe('a law is not a consent', () => {
  test('it is recorded as a law with its article, and waits for the second key like everything else', async () => {
    const { id: caseId } = await house.openCase()
    const { items } = await house.operator.call(listBasesContract, {})
    expect(items.map((item) => item.code)).toContain('child-abuse')
    const { id, version } = await dangerToLife(caseId, { ground: 'law', law_code: 'child-abuse' })
    expect(await mayKnow(caseId, hospital)).toEqual([])
    expect((await listed(caseId))[0]).toMatchObject({
      ground: 'law',
      given_by: null,
      medium: null,
      law_basis: 'NĐ 56/2017/NĐ-CP Điều 25',
    })
    await house.supervisor.call(approveGroundContract, {
      params: { case_id: caseId, ground_id: id },
      body: { version },
    })
    expect(await mayKnow(caseId, hospital)).toEqual(['commune', 'danger'])
    const [counted] = await world().owner<{ n: number }>(
      `select count(*)::int as n from sharing_ground where ground = 'consent' and case_id = '${caseId}'`,
    )
    expect(counted?.n).toBe(0)
    expect(await refusalOf(dangerToLife(caseId, { ground: 'law', law_code: 'no-such-law' }))).toBe(
      'consent.law_unknown',
    )
  })
})

describe('a child', () => {
  const child = { part: 'survivor' as const, sex: 'female' as const, age_years: 11 }

  test('does not consent alone, and never through the person alleged', async () => {
    const opened = await house.openCase({
      persons: [
        child,
        { part: 'relative', sex: 'female', age_years: 38 },
        { part: 'alleged', sex: 'male', age_years: 41 },
      ],
    })
    const [, mother = '', father = ''] = opened.person_ids
    const by = (person_id: string, relation: 'mother' | 'father') => ({
      given_by: 'guardian' as const,
      guardian: { person_id, relation },
    })
    expect(await refusalOf(give(opened.id))).toBe('consent.guardian_needed')
    expect(await refusalOf(give(opened.id, by(father, 'father')))).toBe('consent.guardian_alleged')
    expect(await refusalOf(give(opened.id, by(opened.person_ids[0] ?? '', 'mother')))).toBe(
      'consent.guardian_alleged',
    )
    await consented(house, opened.id, { recipient_agency_id: hospital, ...by(mother, 'mother') })
    expect(await mayKnow(opened.id, hospital)).toEqual(['age', 'needs'])

    await house.operator.call((await import('#modules/cases/person.contract.ts')).correctPersonContract, {
      params: { case_id: opened.id, person_id: mother },
      body: { version: 1, part: 'alleged' },
    })
    expect(await mayKnow(opened.id, hospital)).toEqual([])
    expect((await listed(opened.id))[0]).toMatchObject({ state: 'void' })
  })
})

test('nobody outside the case learns of a consent, and who only oversees it cannot record one', async () => {
  const { id: caseId } = await house.openCase()
  const { id, version } = await give(caseId)
  const stranger = await world().staff('case_manager')
  const params = { case_id: caseId, ground_id: id }
  expect(await refusalOf(stranger.call(listGroundsContract, { params: { case_id: caseId } }))).toBe(
    'record.not_found',
  )
  expect(await refusalOf(give(caseId, {}, stranger))).toBe('record.not_found')
  expect(
    await refusalOf(stranger.call(withdrawGroundContract, { params, body: { version, how: 'phone' } })),
  ).toBe('record.not_found')
  const { id: elsewhere } = await house.openCase()
  expect(
    await refusalOf(
      house.operator.call(withdrawGroundContract, {
        params: { case_id: elsewhere, ground_id: id },
        body: { version, how: 'phone' },
      }),
    ),
  ).toBe('record.not_found')
})

test('without her having been told that help does not depend on it, there is no consent', async () => {
  const { id: caseId } = await house.openCase()
  const body = { ...aYes({ recipient_agency_id: hospital }), told_help_is_free: false }
  const answer = await house.operator.send(giveConsentContract, { params: { case_id: caseId }, body })
  expect(answer.statusCode).toBe(400)
})

test('help never waits for a yes: every step of a case goes on without one', async () => {
  const { id: case_id, person_ids, version } = await house.openCase()
  const params = { case_id }
  const given_at = new Date(Date.now() - 1000).toISOString()
  await house.operator.call(addSupportContract, {
    params,
    body: { kinds: ['protection', 'medical', 'needs'], given_at, person_ids },
  })
  await house.operator.call(addNoteContract, {
    params,
    body: { kind: 'visit', happened_at: given_at, text: 'Đã gặp' },
  })
  await house.operator.call(addPersonContract, { params, body: { part: 'child', sex: 'male' } })
  await house.operator.call(stepCaseContract, { params, body: { version, to: 2, note: 'Đã rõ nhu cầu' } })
  const file = await house.operator.call(readCaseContract, { params })
  expect(file).toMatchObject({ step: 2, status: 'open' })
  expect(file.supports).toHaveLength(1)
  expect(await listed(case_id)).toEqual([])
})
