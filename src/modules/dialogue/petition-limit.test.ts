import { expect, test } from 'vitest'
import { moveDutyContract } from '#modules/access/duty.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { aVoice, dialogueHouse } from './dialogue.builders.ts'
import { type Regime, regimes } from './dialogue.codes.ts'
import { listPetitionsContract, mergePetitionsContract, readPetitionContract } from './petition.contract.ts'
import { watchPetitions } from './petition-watch.ts'

const world = useWorld()
const watch = () => watchPetitions({ ...world().house, jobs: world().house.jobs.db })
/** Days of Tết 2027 as they are decided the autumn before; weekends beside them are free anyway. */
const tet = ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11']
const enterTet = () =>
  world().owner(
    "insert into public_holiday (day, working, name_vi, source, status) select d::date, false, 'Tết thử', 'thử', 'issued' from unnest($1::text[]) d",
    [tet],
  )
const leaveTet = () => world().owner("delete from public_holiday where name_vi = 'Tết thử'")

/** The n-th day after a day that is no Saturday, no Sunday and not among the days off; counted on the fingers. */
function fingers(from: string, n: number, off: readonly string[]): string {
  const day = new Date(`${from}T12:00:00Z`)
  for (let left = n; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1)
    const at = day.toISOString().slice(0, 10)
    if (day.getUTCDay() % 6 !== 0 && !off.includes(at)) left--
  }
  return day.toISOString().slice(0, 10)
}
const dayOf = (moment: string | null | undefined) =>
  moment ? new Date(Date.parse(moment) + 7 * 3_600_000 - 1).toISOString().slice(0, 10) : null

/** What each regime promises: days to answer, days to say that it is not its own. */
const promised: Record<Regime, { answer: number | null; refuse: number | null }> = {
  reception: { answer: 10, refuse: 3 },
  regulation: { answer: null, refuse: 5 },
  internal: { answer: null, refuse: null },
}
/** What the law of a regime says, by the fingers. */
const oracle = (regime: Regime, from: string, off: readonly string[]) => {
  const { answer, refuse } = promised[regime]
  return {
    due: answer ? fingers(from, answer, off) : null,
    refuse: refuse ? fingers(from, refuse, off) : null,
  }
}

async function limitsOf(house: Awaited<ReturnType<typeof dialogueHouse>>, petition_id: string) {
  const file = await house.officer.call(readPetitionContract, { params: { petition_id } })
  const turn = file.turns_taken.at(-1)
  return { now: dayOf(file.due_at), due: dayOf(turn?.due_at), refuse: dayOf(turn?.refuse_by) }
}

test.each(regimes)(
  '%s: limits stand still over Tết, also when its days are decided after the body was asked',
  async (regime) => {
    const house = await dialogueHouse(world(), '33', '2027-01-29T02:00:00Z')
    const { id } = await house.record({ regime, received_on: '2027-01-29' })
    await house.move(id, { move: 'ask' })
    const before = oracle(regime, '2027-01-29', [])
    expect(await limitsOf(house, id)).toEqual({ ...before, now: before.due ?? before.refuse })
    await enterTet()
    await watch()
    const over = oracle(regime, '2027-01-29', tet)
    expect(await limitsOf(house, id)).toEqual({ ...over, now: over.due ?? over.refuse })
    if (over.due) expect(over.due > (before.due ?? '')).toBe(true)
    // Once it is accepted nothing has to be handed on; only the answer is waited for.
    await house.move(id, { move: 'accept' }, house.credit.officer)
    await watch()
    expect((await limitsOf(house, id)).now).toBe(over.due)
    await leaveTet()
  },
)

test.each(regimes)(
  '%s: a duty that moves takes the limit along as it ran, and counting the calendar anew does not lengthen it',
  async (regime) => {
    const province = { reception: '34', regulation: '35', internal: '36' }[regime]
    const house = await dialogueHouse(world(), province, '2026-11-20T02:00:00Z')
    const { id } = await house.record({ regime })
    await house.move(id, { move: 'ask' })
    const asked = await limitsOf(house, id)
    world().setNow('2026-11-24T02:00:00Z')
    const other = await world().agency({
      kind: 'department',
      name: `Nơi nhận ${regime}`,
      province_id: province,
    })
    const administrator = await world().staff('administrator', { agencyId: other })
    const [holding] = await world().owner<{ id: string; version: number }>(
      "select id, version from agency_duty where agency_id = $1 and duty_code = 'policy_credit' and until_on is null",
      [house.credit.id],
    )
    await administrator.call(moveDutyContract, {
      params: { holding_id: holding?.id ?? '' },
      body: { version: holding?.version ?? 1, to_agency_id: other, on: '2026-11-24', basis: 'sắp xếp thử' },
    })
    await watch()
    const file = await house.officer.call(readPetitionContract, { params: { petition_id: id } })
    expect(file.body_id).toBe(other)
    expect(file.turns_taken.map((turn) => turn.outcome)).toEqual(['moved', null])
    expect(await limitsOf(house, id)).toEqual(asked)
  },
)

test.each(regimes)(
  '%s: a rule that changes counts for who is asked from then on, and not for who was asked before',
  async (regime) => {
    const house = await dialogueHouse(world(), '37', '2026-11-20T02:00:00Z')
    const old = await house.record({ regime })
    await house.move(old.id, { move: 'ask' })
    const before = await limitsOf(house, old.id)
    await world().owner(
      `insert into law_clock_rule (code, trigger_vi, trigger_en, actor_vi, actor_en, sense, limit_value, limit_unit, roll_to_working_day, pausable, basis, valid_from, source, mark)
     select distinct on (code) code, trigger_vi, trigger_en, actor_vi, actor_en, sense, 2, limit_unit, roll_to_working_day, pausable, 'luật thử', '2026-11-23', source, mark
     from law_clock_rule where code in ('PT-ANSWER', 'PT-REFUSE', 'PT-FORWARD') order by code, valid_from desc`,
    )
    world().setNow('2026-11-23T02:00:00Z')
    const fresh = await house.record({ regime })
    await house.move(fresh.id, { move: 'ask' })
    await watch()
    expect(await limitsOf(house, old.id)).toEqual(before)
    const { answer, refuse } = promised[regime]
    const soon = fingers('2026-11-23', 2, ['2026-11-24']) // the day of Vietnamese culture
    expect(await limitsOf(house, fresh.id)).toMatchObject({
      due: answer ? soon : null,
      refuse: refuse ? soon : null,
    })
    await world().owner("delete from law_clock_rule where basis = 'luật thử'")
  },
)

test('a body that does not hand on in time what is not its own stands among the late, though no law says when it answers', async () => {
  const house = await dialogueHouse(world(), '38', '2026-11-20T02:00:00Z')
  const { id } = await house.record({ regime: 'regulation' })
  await house.move(id, { move: 'ask' })
  world().setNow('2026-12-03T02:00:00Z')
  const late = async () =>
    (await house.credit.officer.call(listPetitionsContract, { query: { view: 'late' } })).items.map(
      (line) => line.id,
    )
  expect(await late()).toEqual([id])
  await house.move(id, { move: 'accept' }, house.credit.officer)
  expect(await late()).toEqual([])
})

test('merging lengthens nobody’s wait: the limit that ends first goes on, asked or still to be asked', async () => {
  const house = await dialogueHouse(world(), '40', '2026-11-20T02:00:00Z')
  const first = await house.record({ voices: [aVoice('Hỏi trước')] })
  const { due_at } = await house.move(first.id, { move: 'ask' })
  world().setNow('2026-11-25T02:00:00Z')
  const second = await house.record({ voices: [aVoice('Hỏi sau')] })
  const asked = await house.move(second.id, { move: 'ask' })
  expect((asked.due_at ?? '') > (due_at ?? '')).toBe(true)
  const merge = (into: string, version: number, other: string) =>
    house.officer.call(mergePetitionsContract, {
      params: { petition_id: into },
      body: { version, other_ids: [other] },
    })
  await merge(second.id, asked.version, first.id)
  await watch()
  const file = await house.officer.call(readPetitionContract, { params: { petition_id: second.id } })
  expect([file.due_at, file.turns_taken.at(-1)?.due_at]).toEqual([due_at, due_at])
  // Into one nobody has been asked about yet: whoever is asked then has what is left.
  const third = await house.record({ voices: [aVoice('Chưa giao')] })
  await merge(third.id, 1, second.id)
  expect((await house.move(third.id, { move: 'ask' })).due_at).toBe(due_at)
})
