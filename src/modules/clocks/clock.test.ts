import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { workingCalendar } from '#modules/places/index.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { listClocksContract, readClockContract } from './clock.contract.ts'
import { setHolidayContract } from './holiday.contract.ts'
import {
  cancelClock,
  lockOpenClocksOf,
  markEscalated,
  markMissed,
  meetClock,
  pauseClock,
  resumeClock,
  startClock,
} from './index.ts'
import { watchClocks } from './tell.service.ts'

const world = useWorld()
const calendar = workingCalendar([{ day: '2026-11-24', working: false }])
const vn = (local: string) => new Date(`${local}:00+07:00`)

let agencyId: string
let operator: Person
let colleague: Person
let stranger: Person

beforeAll(async () => {
  agencyId = await world().agency()
  operator = await world().staff('operator', { agencyId })
  colleague = await world().staff('operator', { agencyId })
  stranger = await world().staff('operator')
})

const as = <T>(person: Person, story: (trx: Writer) => Promise<T>) =>
  entered(world().house.db, tokenHash(person.token), story)

/** As the service principal that runs every minute. */
const asJob = <T>(story: (trx: Writer) => Promise<T>) => entered(world().house.jobs.db, null, story)

function start(rule: string, startedAt: string, recordId = newId(), person = operator) {
  return as(person, (trx) =>
    startClock(
      trx,
      {
        provinceId: '22',
        agencyId,
        recordKind: 'contact',
        recordId,
        ruleCode: rule,
        startedAt: vn(startedAt),
      },
      calendar,
    ),
  )
}

/** As if a decree had come that lets this limit stand still. */
const letPause = (rule: string) =>
  world().owner("update law_clock_rule set pausable = true, pause_basis = 'thử' where code = $1", [rule])

const openOf = (person: Person, recordId: string) => as(person, (trx) => lockOpenClocksOf(trx, recordId))

describe('a clock starts by the law of its day', () => {
  test('a no-contact request at 22:00 is due at 10:00 and keeps the rule it started with', async () => {
    const clock = await start('DV-BAN', '2026-11-20T22:00')
    expect(clock).toMatchObject({ status: 'running', due_at: vn('2026-11-21T10:00'), version: 1 })
    expect(clock.rule_snapshot).toMatchObject({
      code: 'DV-BAN',
      limit_value: 12,
      basis: 'Luật 13/2022 Điều 25',
    })
  })

  test('a complaint of June 2026 runs by the old ten days, one of July by the new seven working days', async () => {
    expect((await start('KN-ACCEPT', '2026-06-30T09:00')).rule_snapshot).toMatchObject({
      limit_value: 10,
      limit_unit: 'day',
    })
    expect((await start('KN-ACCEPT', '2026-07-01T09:00')).rule_snapshot).toMatchObject({
      limit_value: 7,
      limit_unit: 'working_day',
    })
  })

  test('"ngay" has an internal target and no legal limit', async () => {
    const clock = await start('DV-CRIME', '2026-11-21T22:00')
    expect(clock).toMatchObject({ due_at: null, internal_due_at: vn('2026-11-21T22:15') })
  })

  test('a limit the law did not know yet is refused', async () => {
    expect(await refusalOf(start('PD-BREACH', '2025-12-31T09:00'))).toBe('clock.no_rule')
  })
})

describe('who sees a clock', () => {
  test('the agency that watches it, nobody of another agency, nobody who is not signed in', async () => {
    const recordId = newId()
    await start('DV-BAN', '2026-11-20T22:00', recordId)
    expect(await openOf(colleague, recordId)).toHaveLength(1)
    expect(await openOf(stranger, recordId)).toEqual([])
    expect(await entered(world().house.db, null, (trx) => lockOpenClocksOf(trx, recordId))).toEqual([])
  })

  test('for someone with quan hệ liên quan it does not exist, in lists or when moved', async () => {
    const recordId = newId()
    const clock = await start('DV-BAN', '2026-11-20T22:00', recordId)
    await world().owner(
      "insert into conflict_of_interest (staff_id, record_id, kind, set_by) values ($1, $2, 'contact', $3)",
      [colleague.id, recordId, operator.id],
    )
    expect(await openOf(colleague, recordId)).toEqual([])
    const listed = await colleague.call(listClocksContract, { query: { limit: 100 } })
    expect(listed.items.map((row) => row.record_id)).not.toContain(recordId)
    const done = as(colleague, (trx) =>
      meetClock(trx, clock.id, vn('2026-11-20T23:00'), vn('2026-11-20T23:00')),
    )
    expect(await refusalOf(done)).toBe('record.not_found')
    expect(await openOf(operator, recordId)).toHaveLength(1)
  })

  test('nobody starts one for an agency that is not theirs, and nobody deletes one', async () => {
    await expect(start('DV-BAN', '2026-11-20T22:00', newId(), stranger)).rejects.toMatchObject({
      code: '42501',
    })
    await expect(as(operator, (trx) => trx.deleteFrom('clock').execute())).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('what becomes of it', () => {
  test('done in time it is met, and is not done twice', async () => {
    const { id } = await start('DV-BAN', '2026-11-20T22:00')
    const now = vn('2026-11-21T09:59')
    expect(await as(operator, (trx) => meetClock(trx, id, now, now))).toMatchObject({
      status: 'met',
      version: 2,
    })
    expect(await refusalOf(as(operator, (trx) => meetClock(trx, id, now, now)))).toBe('clock.wrong_state')
  })

  test('done late it stays missed and says when', async () => {
    const { id } = await start('DV-BAN', '2026-11-20T22:00')
    const now = vn('2026-11-21T11:00')
    const clock = await as(operator, (trx) => meetClock(trx, id, now, now))
    expect(clock).toMatchObject({ status: 'missed', missed_at: vn('2026-11-21T10:00'), met_at: now })
  })

  test('a paper signed in time and entered afterwards makes a missed clock met', async () => {
    const { id } = await start('DV-BAN', '2026-11-20T22:00')
    const now = vn('2026-11-21T11:00')
    await asJob((trx) => markMissed(trx, now))
    const clock = await as(operator, (trx) => meetClock(trx, id, vn('2026-11-21T09:30'), now))
    expect(clock).toMatchObject({ status: 'met', missed_at: null })
  })

  test('it cannot have been done before it began, nor tomorrow', async () => {
    const { id } = await start('DV-BAN', '2026-11-20T22:00')
    const now = vn('2026-11-20T23:00')
    for (const metAt of ['2026-11-20T21:00', '2026-11-21T08:00']) {
      expect(await refusalOf(as(operator, (trx) => meetClock(trx, id, vn(metAt), now)))).toBe(
        'clock.met_outside',
      )
    }
  })

  test('where the law has no pause, none is made', async () => {
    const { id } = await start('DV-BAN', '2026-11-20T22:00')
    expect(await refusalOf(as(operator, (trx) => pauseClock(trx, id, vn('2026-11-20T23:00'))))).toBe(
      'clock.not_pausable',
    )
  })

  test('a pause over a weekend moves five working days by one, and the second pause counts too', async () => {
    await letPause('CH-PLAN')
    const { id, due_at } = await start('CH-PLAN', '2026-11-05T09:00')
    expect(due_at).toEqual(new Date('2026-11-12T23:59:59.999+07:00'))
    await as(operator, (trx) => pauseClock(trx, id, vn('2026-11-06T16:00')))
    const once = await as(operator, (trx) => resumeClock(trx, id, vn('2026-11-09T08:00'), calendar))
    expect(once).toMatchObject({
      status: 'running',
      due_at: new Date('2026-11-13T23:59:59.999+07:00'),
      paused_seconds: 230_400,
    })
    await as(operator, (trx) => pauseClock(trx, id, vn('2026-11-10T08:00')))
    const twice = await as(operator, (trx) => resumeClock(trx, id, vn('2026-11-11T08:00'), calendar))
    expect(twice.due_at).toEqual(new Date('2026-11-16T23:59:59.999+07:00'))
  })

  test('once the limit has passed it can be neither paused nor cancelled away', async () => {
    await letPause('TR-VERIFY')
    const { id } = await start('TR-VERIFY', '2026-11-20T22:00')
    const now = vn('2026-11-24T10:01')
    expect(await refusalOf(as(operator, (trx) => pauseClock(trx, id, now)))).toBe('clock.wrong_state')
    await asJob((trx) => markMissed(trx, now))
    expect(await refusalOf(as(operator, (trx) => cancelClock(trx, id)))).toBe('clock.wrong_state')
  })
})

describe('the minute job', () => {
  test('tells of a warning once, and calls a limit missed as of the moment it passed', async () => {
    const recordId = newId()
    const { id } = await start('DV-BAN', '2026-12-01T22:00', recordId)
    const told = (at: string) => asJob(async (trx) => (await markEscalated(trx, vn(at))).map((row) => row.id))
    expect(await told('2026-12-02T06:59')).not.toContain(id)
    expect(await told('2026-12-02T07:00')).toContain(id)
    expect(await told('2026-12-02T07:01')).not.toContain(id)
    await asJob((trx) => markMissed(trx, vn('2026-12-02T10:30')))
    expect(await openOf(operator, recordId)).toMatchObject([
      { status: 'missed', missed_at: vn('2026-12-02T10:00') },
    ])
  })

  test('what may be done from a day on is never missed, and not too late when done', async () => {
    const { id } = await start('CM-LOST', '2026-09-21T09:00')
    const now = vn('2026-11-21T09:00')
    const missed = await asJob((trx) => markMissed(trx, now))
    expect(missed.map((row) => row.id)).not.toContain(id)
    expect(await as(operator, (trx) => meetClock(trx, id, now, now))).toMatchObject({ status: 'met' })
  })

  test('may write that time has passed, and nothing else', async () => {
    const change = asJob((trx) => trx.updateTable('clock').set({ due_at: new Date() }).execute())
    await expect(change).rejects.toMatchObject({ code: '42501' })
  })
})

test('the list shows what still asks for something, least time left first, page by page without a gap', async () => {
  const alone = await world().agency()
  const keeper = await world().staff('operator', { agencyId: alone })
  const begin = (rule: string, at: string) =>
    as(keeper, (trx) =>
      startClock(
        trx,
        {
          provinceId: '22',
          agencyId: alone,
          recordKind: 'contact',
          recordId: newId(),
          ruleCode: rule,
          startedAt: vn(at),
        },
        calendar,
      ),
    )
  await begin('CH-PLAN', '2026-11-19T09:00')
  await begin('DV-BAN', '2026-11-20T22:00')
  await begin('DV-BAN', '2026-11-20T22:00')
  await begin('DV-CRIME', '2026-11-20T09:00')
  const done = await begin('TR-VERIFY', '2026-11-20T09:00')
  await as(keeper, (trx) => meetClock(trx, done.id, vn('2026-11-20T10:00'), vn('2026-11-20T10:00')))
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await keeper.call(listClocksContract, { query: { limit: 1, ...(after ? { after } : {}) } })
    seen.push(...page.items.map((clock) => clock.rule.code))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual(['DV-CRIME', 'DV-BAN', 'DV-BAN', 'CH-PLAN'])
})

describe('an edited calendar', () => {
  const edit = (admin: Person, day: string, working: boolean, read: string | null = null) =>
    admin.call(setHolidayContract, {
      params: { day },
      body: {
        working,
        name_vi: 'Nghỉ thử',
        source: 'thông báo thử',
        status: 'issued',
        read_changed_at: read,
      },
    })

  test('moves working-day limits that still run, in the same story, and both moments are kept', async () => {
    const admin = await world().staff('administrator')
    world().setNow('2026-11-13T08:00:00+07:00')
    const running = await start('CH-APPROVE', '2026-12-07T09:00')
    const inHours = await start('DV-BAN', '2026-12-07T09:00')
    const done = await start('CH-APPROVE', '2026-12-07T09:00')
    const now = vn('2026-12-07T10:00')
    await as(operator, (trx) => meetClock(trx, done.id, now, now))
    expect(running.due_at).toEqual(new Date('2026-12-09T23:59:59.999+07:00'))

    const { changed_at, recounted } = await edit(admin, '2026-12-08', false)
    expect(recounted).toBeGreaterThanOrEqual(1)
    const shown = await operator.call(readClockContract, { params: { clock_id: running.id } })
    expect(shown.due_at).toBe('2026-12-10T16:59:59.999Z')
    expect(shown.recounts).toMatchObject([
      {
        holiday: '2026-12-08',
        was_due_at: '2026-12-09T16:59:59.999Z',
        became_due_at: '2026-12-10T16:59:59.999Z',
      },
    ])
    const same = await operator.call(readClockContract, { params: { clock_id: inHours.id } })
    expect(same).toMatchObject({ due_at: '2026-12-07T14:00:00.000Z', recounts: [] })
    expect((await operator.call(readClockContract, { params: { clock_id: done.id } })).recounts).toEqual([])

    await edit(admin, '2026-12-08', true, changed_at)
    expect((await operator.call(readClockContract, { params: { clock_id: running.id } })).due_at).toBe(
      '2026-12-09T16:59:59.999Z',
    )
    world().setNow(null)
  })

  test('a limit called missed runs again when the day before turns out to be a holiday', async () => {
    const admin = await world().staff('administrator')
    const { id } = await start('CH-APPROVE', '2026-11-09T09:00')
    await asJob((trx) => markMissed(trx, vn('2026-11-12T08:00')))
    world().setNow('2026-11-12T08:00:00+07:00')
    await edit(admin, '2026-11-10', false)
    expect(await operator.call(readClockContract, { params: { clock_id: id } })).toMatchObject({
      status: 'running',
      missed_at: null,
      due_at: '2026-11-12T16:59:59.999Z',
    })
    world().setNow(null)
  })

  test('two who edit one day at once do not overwrite one another', async () => {
    const admin = await world().staff('administrator')
    await edit(admin, '2026-10-20', false)
    expect(await refusalOf(edit(admin, '2026-10-20', true))).toBe('version.stale')
  })

  test('whoever is not an administrator moves no limit, by no door', async () => {
    const { id } = await start('CH-APPROVE', '2026-12-07T09:00')
    const move = as(operator, (trx) =>
      sql`select access.recount_clock(${id}, ${newId()}, ${vn('2027-01-01T00:00')}, null, '2026-12-08', now())`.execute(
        trx,
      ),
    )
    await expect(move).rejects.toMatchObject({ code: '42501' })
    const seen = await as(operator, (trx) => sql`select * from access.clocks_by_calendar()`.execute(trx))
    expect(seen.rows).toEqual([])
  })
})

describe('who hears of a limit', () => {
  const kindsOf = async (person: Person) =>
    (await person.call(listNotices, { query: { limit: 100 } })).items.map((notice) => notice.kind)

  test('leaders of the agency that holds the duty for the place, and only they; never with case data', async () => {
    const commune = await world().agency({ kind: 'commune', province_id: '22', duties: ['hotline'] })
    const officer = await world().staff('duty_leader', { agencyId: commune })
    const related = await world().staff('duty_leader', { agencyId: commune })
    const ordinary = await world().staff('operator', { agencyId: commune })
    const ownLeader = await world().staff('duty_leader', { agencyId })
    const recordId = newId()
    await start('DV-BAN', '2026-11-18T08:00', recordId)
    await world().owner(
      "insert into conflict_of_interest (staff_id, record_id, kind, set_by) values ($1, $2, 'contact', $3)",
      [related.id, recordId, operator.id],
    )
    await asJob((trx) => watchClocks(trx, vn('2026-11-18T20:01')))
    const aboutIt = async (person: Person) =>
      (await person.call(listNotices, { query: { limit: 100 } })).items.filter(
        (notice) => notice.record_id === recordId,
      )
    const mine = await aboutIt(officer)
    expect(mine).toMatchObject([{ kind: 'clock.missed' }])
    expect(Object.keys(mine[0] ?? {}).sort()).toEqual(['at', 'id', 'kind', 'read_at', 'record_id'])
    for (const other of [related, ordinary, ownLeader]) expect(await aboutIt(other)).toEqual([])
  })

  test('where nobody holds the duty, the leaders of the agency that watches', async () => {
    const alone = await world().agency({ province_id: '25' })
    const keeper = await world().staff('operator', { agencyId: alone })
    const leader = await world().staff('supervisor', { agencyId: alone })
    await as(keeper, (trx) =>
      startClock(
        trx,
        {
          provinceId: '25',
          agencyId: alone,
          recordKind: 'contact',
          recordId: newId(),
          ruleCode: 'CH-EMERG',
          startedAt: vn('2026-11-18T08:00'),
        },
        calendar,
      ),
    )
    await asJob((trx) => watchClocks(trx, vn('2026-11-18T17:30')))
    expect(await kindsOf(leader)).toContain('clock.warned')
    await asJob((trx) => watchClocks(trx, vn('2026-11-18T17:31')))
    expect((await kindsOf(leader)).filter((kind) => kind === 'clock.warned')).toHaveLength(1)
  })
})

test('the clock of a machine that was set back or restarted changes no limit: it stands in the row', async () => {
  const { id, due_at } = await start('DV-BAN', '2026-11-20T22:00')
  world().setNow('2020-01-01T00:00:00Z')
  expect((await operator.call(readClockContract, { params: { clock_id: id } })).due_at).toBe(
    due_at?.toISOString(),
  )
  await asJob((trx) => markMissed(trx, vn('2020-01-01T00:00')))
  expect((await operator.call(readClockContract, { params: { clock_id: id } })).status).not.toBe('missed')
  world().setNow(null)
})

test('twice a year a report is due before 15 June and before 15 December', async () => {
  expect((await start('CM-REPORT', '2026-06-14T09:00')).due_at).toEqual(
    new Date('2026-06-14T23:59:59.999+07:00'),
  )
  expect((await start('CM-REPORT', '2026-06-15T09:00')).due_at).toEqual(
    new Date('2026-12-14T23:59:59.999+07:00'),
  )
  expect((await start('CM-REPORT', '2026-12-20T09:00')).due_at).toEqual(
    new Date('2027-06-14T23:59:59.999+07:00'),
  )
})
