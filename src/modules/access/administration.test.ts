import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { newId } from '#kernel/id.ts'
import { type Person, refusalOf, sendCall, useWorld } from '#tests/support/world.ts'
import {
  closeAgencyContract,
  createAgencyContract,
  editAgencyContract,
  listAgenciesContract,
} from './agency.contract.ts'
import { readAuditContract } from './audit-desk.contract.ts'
import { giveDutyContract, listDutiesContract, moveDutyContract } from './duty.contract.ts'
import { type DutyMoved, onDutyMoved } from './duty-moved.ts'
import { activate, openSession, readSession } from './session.contract.ts'
import {
  createStaffContract,
  editStaffContract,
  enableStaffContract,
  endRoleContract,
  giveRoleContract,
  listColleaguesContract,
  listStaffContract,
  renewLinkContract,
  setLanguageContract,
} from './staff.contract.ts'

const world = useWorld()
const password = 'mưa rơi trên mái ngói cũ'
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })

let count = 0
async function newcomer(administrator: Person, role: 'operator' | 'administrator' = 'operator') {
  const username = `moi.${++count}`
  const agency_id = await world().agency()
  const made = await administrator.call(createStaffContract, {
    body: { username, display_name: `Người Mới ${count}`, agency_id, role },
  })
  return { ...made, username, agency_id }
}

const tokenOf = (url: string | undefined) => url?.split('#')[1] ?? ''

test('a new person comes in through a link that works once and is never shown again', async () => {
  const administrator = await world().staff('administrator')
  const key = randomUUID()
  const body = {
    username: `khoi.${Date.now()}`,
    display_name: 'Khởi Đầu Thử',
    agency_id: administrator.agencyId,
    role: 'operator' as const,
  }
  const made = await administrator.call(createStaffContract, { body }, { key })
  const again = await administrator.call(createStaffContract, { body }, { key })
  expect(made.activation_url).toMatch(/^\/app\/activate#[A-Za-z0-9_-]{43}$/)
  expect(again).toEqual({ id: made.id, version: 1, awaits_second: false })
  const token = tokenOf(made.activation_url)
  const { app } = world()
  expect((await sendCall(app, undefined, activate, { body: { token, password } })).json()).toEqual({
    username: body.username,
  })
  expect((await sendCall(app, undefined, activate, { body: { token, password } })).json().error.code).toBe(
    'link.used',
  )
  const signedIn = await sendCall(app, undefined, openSession, {
    body: { username: body.username, password },
  })
  expect(signedIn.json().state).toBe('enrol_needed')
  expect(await refusalOf(administrator.call(createStaffContract, { body }))).toBe('staff.username_taken')
})

test('a new link makes the earlier one, the password and every open session void', async () => {
  const administrator = await world().staff('administrator')
  const { id, username, activation_url } = await newcomer(administrator)
  const second = await administrator.call(renewLinkContract, {
    params: { staff_id: id },
    body: { forget_second_factor: true },
  })
  const { app } = world()
  expect(
    (await sendCall(app, undefined, activate, { body: { token: tokenOf(activation_url), password } })).json()
      .error.code,
  ).toBe('link.used')
  await sendCall(app, undefined, activate, { body: { token: tokenOf(second.activation_url), password } })
  await administrator.call(renewLinkContract, {
    params: { staff_id: id },
    body: { forget_second_factor: false },
  })
  const refused = await sendCall(app, undefined, openSession, { body: { username, password } })
  expect(refused.json().error.code).toBe('sign_in.failed')
})

test('nobody gives a role to himself, ends his own, shuts his own account or renews his own link', async () => {
  const me = await world().staff('administrator')
  const params = { staff_id: me.id }
  expect(
    await refusalOf(
      me.call(giveRoleContract, {
        params,
        body: { agency_id: me.agencyId, role: 'case_manager', from_on: today },
      }),
    ),
  ).toBe('staff.not_oneself')
  const [role] = await world().owner<{ id: string }>('select id from staff_role where staff_id = $1', [me.id])
  expect(
    await refusalOf(
      me.call(endRoleContract, { params: { ...params, role_id: role?.id ?? '' }, body: { version: 1 } }),
    ),
  ).toBe('staff.not_oneself')
  expect(
    await refusalOf(me.call(enableStaffContract, { params, body: { version: 1, enabled: false } })),
  ).toBe('staff.not_oneself')
  expect(await refusalOf(me.call(renewLinkContract, { params, body: { forget_second_factor: true } }))).toBe(
    'staff.not_oneself',
  )
})

test('no statement of the program grants a role by oneself or without being administrator', async () => {
  const me = await world().staff('administrator')
  const operator = await world().staff('operator')
  const grant = (person: Person, staff_id: string, granted_by: string | null) =>
    entered(world().house.db, tokenHash(person.token), (trx) =>
      trx
        .insertInto('staff_role')
        .values({
          id: newId(),
          staff_id,
          agency_id: me.agencyId,
          role: 'case_manager',
          from_on: today,
          granted_by,
        })
        .execute(),
    )
  await expect(grant(me, me.id, null)).rejects.toThrow(/row-level security/)
  await expect(grant(me, me.id, operator.id)).rejects.toThrow(/row-level security/)
  await expect(grant(operator, me.id, operator.id)).rejects.toThrow(/row-level security/)
  await expect(grant(me, operator.id, me.id)).resolves.toBeDefined()
})

test('a role that is given or ended, or an account that is shut, ends the sessions of that person', async () => {
  const administrator = await world().staff('administrator')
  const one = await world().staff('operator')
  const two = await world().staff('operator')
  const three = await world().staff('operator')
  await administrator.call(giveRoleContract, {
    params: { staff_id: one.id },
    body: { agency_id: one.agencyId, role: 'case_manager', from_on: today },
  })
  expect(await refusalOf(one.call(readSession))).toBe('session.missing')
  expect(
    await refusalOf(
      administrator.call(giveRoleContract, {
        params: { staff_id: one.id },
        body: { agency_id: one.agencyId, role: 'case_manager', from_on: today },
      }),
    ),
  ).toBe('staff.role_held')
  const [held] = await world().owner<{ id: string }>('select id from staff_role where staff_id = $1', [
    two.id,
  ])
  const end = { params: { staff_id: two.id, role_id: held?.id ?? '' }, body: { version: 1 } }
  await administrator.call(endRoleContract, end)
  expect(await refusalOf(two.call(readSession))).toBe('session.missing')
  expect(await refusalOf(administrator.call(endRoleContract, { ...end, body: { version: 2 } }))).toBe(
    'staff.role_ended',
  )
  await administrator.call(enableStaffContract, {
    params: { staff_id: three.id },
    body: { version: 1, enabled: false },
  })
  expect(await refusalOf(three.call(readSession))).toBe('session.missing')
  expect(
    await refusalOf(
      administrator.call(enableStaffContract, {
        params: { staff_id: three.id },
        body: { version: 1, enabled: true },
      }),
    ),
  ).toBe('version.stale')
})

test('staff are listed by given name, found without tones and by role, and turned page by page', async () => {
  const administrator = await world().staff('administrator')
  const agencyId = await world().agency()
  for (const name of ['Nguyễn Thị Ấn Thử', 'Bùi Văn Ấn Bình', 'Đặng Ấn Án'])
    await world().staff('operator', { agencyId, name })
  const list = async (query: object) =>
    (await administrator.call(listStaffContract, { query })).items.map((each) => each.display_name)
  expect(await list({ agency_id: agencyId })).toEqual(['Đặng Ấn Án', 'Bùi Văn Ấn Bình', 'Nguyễn Thị Ấn Thử'])
  expect(await list({ q: 'nguyen thi an thu' })).toEqual(['Nguyễn Thị Ấn Thử'])
  expect(await list({ agency_id: agencyId, role: 'supervisor' })).toEqual([])
  const first = await administrator.call(listStaffContract, { query: { agency_id: agencyId, limit: 2 } })
  expect(await list({ agency_id: agencyId, limit: 2, after: first.next })).toEqual(['Nguyễn Thị Ấn Thử'])
  expect(await refusalOf((await world().staff('supervisor')).call(listStaffContract))).toBe('permit.missing')
})

test('colleagues are the people of my agencies and no others', async () => {
  const me = await world().staff('operator', { name: 'Người Hỏi Thử' })
  const near = await world().staff(['case_manager', 'operator'], {
    agencyId: me.agencyId,
    name: 'Người Gần Thử',
  })
  await world().staff('case_manager', { name: 'Người Xa Thử' })
  const colleagues = await me.call(listColleaguesContract)
  expect(colleagues.items.map((each) => each.id).sort()).toEqual([me.id, near.id].sort())
  const managers = await me.call(listColleaguesContract, { query: { role: 'case_manager' } })
  expect(managers.items).toMatchObject([
    { id: near.id, roles: ['case_manager', 'operator'], agency_ids: [me.agencyId] },
  ])
})

test('I choose my own language', async () => {
  const me = await world().staff('operator')
  await me.call(setLanguageContract, { body: { language: 'en' } })
  expect((await me.call(readSession)).staff.language).toBe('en')
})

test('an agency is entered, found without tones, corrected by one at a time, and closed only when nothing hangs on it', async () => {
  const administrator = await world().staff('administrator')
  const name = `Trung tâm Công tác xã hội Thử Nghiệm ${Date.now()}`
  const made = await administrator.call(createAgencyContract, {
    body: { name, kind: 'centre', place_id: '22', valid_from: '2026-01-01', symbol: 'TTCTXH' },
  })
  const params = { agency_id: made.id }
  const found = await administrator.call(listAgenciesContract, {
    query: { q: name.replace('Thử Nghiệm', 'thu nghiem') },
  })
  expect(found.items).toMatchObject([{ id: made.id, symbol: 'TTCTXH', place_id: '22', duties: [] }])
  const edits = await Promise.allSettled(
    ['Tên một', 'Tên hai'].map((short_name) =>
      administrator.call(editAgencyContract, { params, body: { version: 1, short_name } }),
    ),
  )
  expect(edits.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(
    await refusalOf(
      administrator.call(editAgencyContract, { params, body: { version: 2, parent_id: made.id } }),
    ),
  ).toBe('agency.under_itself')
  await world().staff('operator', { agencyId: made.id })
  expect(
    await refusalOf(
      administrator.call(closeAgencyContract, { params, body: { version: 2, valid_until: '2027-01-01' } }),
    ),
  ).toBe('agency.still_held')
  await world().owner('delete from staff_role where agency_id = $1', [made.id])
  expect(
    await refusalOf(
      administrator.call(closeAgencyContract, { params, body: { version: 2, valid_until: '2025-01-01' } }),
    ),
  ).toBe('agency.closed_before')
  await administrator.call(closeAgencyContract, { params, body: { version: 2, valid_until: '2026-02-01' } })
  expect((await administrator.call(listAgenciesContract, { query: { q: name } })).items).toEqual([])
  expect(
    (await administrator.call(listAgenciesContract, { query: { q: name, closed: 'true' } })).items,
  ).toHaveLength(1)
})

test('a duty that moves is two rows, tells whoever follows it, and stays where it was when one of them fails', async () => {
  const administrator = await world().staff('administrator')
  const [from, to] = [await world().agency(), await world().agency()]
  const told: DutyMoved[] = []
  let fails = false
  onDutyMoved(async (_trx, _ctx, moved) => {
    if (fails) throw new Error('the follower fell over')
    told.push(moved)
  })
  const body = { agency_id: from, place_id: '22', from_on: '2026-01-01', basis: 'QĐ 01/QĐ-UBND' }
  const given = await administrator.call(giveDutyContract, { params: { duty_code: 'social_work' }, body })
  expect(
    await refusalOf(
      administrator.call(giveDutyContract, {
        params: { duty_code: 'social_work' },
        body: { ...body, agency_id: to },
      }),
    ),
  ).toBe('duty.held')
  expect(
    await refusalOf(administrator.call(giveDutyContract, { params: { duty_code: 'no_such_duty' }, body })),
  ).toBe('record.not_found')
  const move = {
    params: { holding_id: given.id },
    body: { version: 1, to_agency_id: to, on: '2026-07-01', basis: 'QĐ 02/QĐ-UBND' },
  }
  fails = true
  expect((await administrator.send(moveDutyContract, move)).statusCode).toBe(500)
  fails = false
  const held = async () =>
    (await administrator.call(listDutiesContract)).items
      .find((duty) => duty.code === 'social_work')
      ?.held.map((each) => [each.agency_id, each.from_on, each.until_on])
  expect(await held()).toEqual([[from, '2026-01-01', null]])
  expect(
    await refusalOf(
      administrator.call(moveDutyContract, { ...move, body: { ...move.body, on: '2026-01-01' } }),
    ),
  ).toBe('duty.moved_before')
  expect(
    await refusalOf(
      administrator.call(moveDutyContract, { ...move, body: { ...move.body, to_agency_id: from } }),
    ),
  ).toBe('duty.same_agency')
  const both = await Promise.allSettled([
    administrator.call(moveDutyContract, move),
    administrator.call(moveDutyContract, move),
  ])
  expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await held()).toEqual([
    [to, '2026-07-01', null],
    [from, '2026-01-01', '2026-07-01'],
  ])
  expect(told).toEqual([
    { dutyCode: 'social_work', placeId: '22', fromAgencyId: from, toAgencyId: to, on: '2026-07-01' },
  ])
})

test('the audit desk tells who did what and which fields were touched, never what stands in them', async () => {
  const officer = await world().staff('data_protection_officer')
  const administrator = await world().staff('administrator')
  const { id } = await newcomer(administrator)
  await administrator.call(editStaffContract, {
    params: { staff_id: id },
    body: { version: 1, display_name: 'Tên Đổi Thử' },
  })
  await administrator.send(readAuditContract, {})
  const page = await officer.call(readAuditContract, { query: { staff_id: administrator.id, limit: 50 } })
  expect(page.items.map((entry) => [entry.act, entry.kind, entry.code])).toContainEqual([
    'denied',
    'route',
    'permit.missing',
  ])
  const edited = page.items.find((entry) => entry.act === 'update' && entry.kind === 'staff')
  expect(edited).toMatchObject({ record_id: id, fields: ['display_name', 'version'] })
  expect(JSON.stringify(page)).not.toContain('Tên Đổi Thử')
  const ids = page.items.map((entry) => entry.id)
  expect(ids).toEqual([...ids].sort((a, b) => b - a))
  const first = await officer.call(readAuditContract, { query: { staff_id: administrator.id, limit: 2 } })
  const second = await officer.call(readAuditContract, {
    query: { staff_id: administrator.id, limit: 2, after: first.next ?? '' },
  })
  expect([...first.items, ...second.items].map((entry) => entry.id)).toEqual(ids.slice(0, 4))
  expect((await officer.call(readAuditContract, { query: { until: '2020-01-01' } })).items).toEqual([])
  expect(
    (await officer.call(readAuditContract, { query: { kind: 'audit', act: 'read' } })).items.length,
  ).toBeGreaterThan(0)
})

test('only the officer for data protection reads the audit: for everyone else it is empty', async () => {
  for (const role of ['administrator', 'supervisor', 'leader'] as const) {
    const person = await world().staff(role)
    const rows = await entered(world().house.db, tokenHash(person.token), (trx) =>
      trx
        .withSchema('audit')
        .selectFrom('entry' as never)
        .selectAll()
        .execute(),
    )
    expect(rows, role).toEqual([])
  }
})
