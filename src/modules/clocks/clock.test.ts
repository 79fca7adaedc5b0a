import { beforeAll, describe, expect, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { workingCalendar } from '#modules/places/index.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import {
  cancelClock,
  listRunningClocks,
  lockOpenClocksOf,
  markEscalated,
  markMissed,
  meetClock,
  pauseClock,
  resumeClock,
  startClock,
} from './index.ts'

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
    const listed = await as(colleague, (trx) => listRunningClocks(trx, { limit: 100 }))
    expect(listed.map((row) => row.record_id)).not.toContain(recordId)
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

  test('a pause over a weekend moves five working days by one, and the second pause counts too', async () => {
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
    const { id } = await start('DV-BAN', '2026-11-20T22:00')
    const now = vn('2026-11-21T10:01')
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
    const [clock] = await as(keeper, (trx) => listRunningClocks(trx, { after, limit: 1 }))
    if (clock) seen.push(clock.rule_code)
    after = clock && `${clock.runs_out_micros}_${clock.id}`
  } while (after)
  expect(seen).toEqual(['DV-CRIME', 'DV-BAN', 'DV-BAN', 'CH-PLAN'])
})
