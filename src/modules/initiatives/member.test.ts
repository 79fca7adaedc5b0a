import { expect, inject, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { withClient } from '#kernel/schema.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { initiativeHouse } from './initiative.builders.ts'
import type { kinds } from './initiative.codes.ts'
import { readInitiativeContract } from './initiative.contract.ts'
import { listKindsContract, setRhythmContract } from './kind.contract.ts'
import * as contracts from './member.contract.ts'
import { addLivelihoodContract, tellOutcomeContract } from './support.contract.ts'

const world = useWorld()
const house = async () => {
  world().setNow('2026-11-21T08:00:00+07:00')
  return initiativeHouse(world())
}
/** As whoever stands past every row rule. */
const past = (text: string, values: unknown[]) =>
  withClient({ ...inject('cluster').superuser, database: world().server.database }, (client) =>
    client.query(text, values),
  )
const person = {
  name: 'Người Dò Tìm',
  part: 'head',
  sex: 'female',
  age_band: '30-44',
  ethnicity: 'tay',
  joined_on: '2024-02-01',
} as const

test('members stand by name with part and dates; those who only read the registry learn a number', async () => {
  const { officer, commune, found } = await house()
  const { id } = await found(officer)
  const params = { initiative_id: id }
  const made = await officer.call(contracts.addMemberContract, { params, body: person })
  await officer.call(contracts.addMemberContract, {
    params,
    body: { ...person, name: 'Người Thứ Hai', part: 'member' },
  })
  const list = async () => (await officer.call(contracts.listMembersContract, { params })).items
  expect((await list()).map((member) => member.part)).toEqual(['head', 'member'])
  expect(await refusalOf(commune.call(contracts.listMembersContract, { params }))).toBe('record.not_found')
  const rows = await entered(world().house.db, tokenHash(commune.token), (trx) =>
    trx.selectFrom('initiative_member').select('id').where('initiative_id', '=', id).execute(),
  )
  expect(rows).toEqual([]) // the rows' own rule, asked without the program
  const seen = await commune.send(readInitiativeContract, { params })
  expect(seen.json().people).toBe(2)
  expect(seen.body).not.toContain('Dò Tìm')
  const change = (body: object) =>
    officer.call(contracts.changeMemberContract, {
      params: { ...params, member_id: made.id },
      body: { version: 1, ...body },
    })
  expect(await refusalOf(change({ left_on: '2024-01-31' }))).toBe('initiative.before_joining')
  await change({ left_on: '2026-01-31' })
  expect(await refusalOf(change({ left_on: '2026-01-31', version: 2 }))).toBe('initiative.left_before')
  expect((await officer.call(readInitiativeContract, { params })).people).toBe(1)
})

const counted = [
  'livelihood',
  'counselling_group',
  'returnees',
  'prostitution_prevention',
  'children_club',
  'safe_school',
] as const satisfies readonly (typeof kinds)[number][]
test.each(counted)('%s keeps numbers only: no name gets in, by the program or past it', async (kind) => {
  const { officer, found } = await house()
  const { id } = await found(officer, { kind })
  const params = { initiative_id: id }
  expect(await refusalOf(officer.call(contracts.addMemberContract, { params, body: person }))).toBe(
    'initiative.counts_only',
  )
  const insert = (members: string) =>
    past(
      `insert into initiative_member (id, initiative_id, province_id, members, name, part, sex, age_band, ethnicity, joined_on, recorded_by)
       values (gen_random_uuid(), $1, '22', $2, 'Tên', 'member', 'female', 'unknown', 'kinh', '2024-02-01', $3)`,
      [id, members, officer.id],
    )
  await expect(insert('listed')).rejects.toMatchObject({ constraint: 'initiative_member_allowed' })
  await expect(insert('counted')).rejects.toMatchObject({ constraint: 'initiative_member_listed' })
  await expect(
    past(`update initiative_kind set members = 'listed', counted_for = null where code = $1`, [kind]),
  ).rejects.toMatchObject({ constraint: 'initiative_kind_known' })
  await officer.call(contracts.addHeadcountContract, {
    params,
    body: { on_day: '2026-11-01', total: 12, women: 10, men: 2, minority: 4 },
  })
  const tooMany = await officer.send(contracts.addHeadcountContract, {
    params,
    body: { on_day: '2026-11-01', total: 12, women: 10, men: 2, under_16: 8, over_59: 5 },
  })
  expect(tooMany.statusCode).toBe(400)
  expect((await officer.call(readInitiativeContract, { params })).people).toBe(12)
})

test('livelihood support is told by group, and what became of it later', async () => {
  const { officer, found } = await house()
  const params = { initiative_id: (await found(officer, { kind: 'livelihood' })).id }
  const { id } = await officer.call(addLivelihoodContract, {
    params,
    body: {
      kind: 'credit',
      group: 'single_mother',
      on_day: '2026-01-10',
      total: 8,
      women: 8,
      amount_vnd: 80_000_000,
    },
  })
  const tell = (outcome_on: string, still_going: number, version = 1) =>
    officer.call(tellOutcomeContract, {
      params: { ...params, support_id: id },
      body: { version, outcome_on, still_going },
    })
  expect(await refusalOf(tell('2026-07-10', 9))).toBe('initiative.outcome_unfit')
  expect(await refusalOf(tell('2026-01-09', 5))).toBe('initiative.outcome_unfit')
  await tell('2026-07-10', 6)
  expect(await refusalOf(tell('2026-08-10', 5))).toBe('version.stale')
  const { livelihood } = await officer.call(readInitiativeContract, { params })
  expect(livelihood).toMatchObject([{ total: 8, still_going: 6, group: 'single_mother' }])
})

test('how often a kind meets is set from a day on, and by whoever answers for it', async () => {
  const { officer } = await house()
  const provincial = await world().staff('provincial_officer')
  const body = { months: 2, from_on: '2026-07-01', basis: 'Công văn thử' }
  const params = { kind: 'men_home' } as const
  expect(await refusalOf(officer.call(setRhythmContract, { params, body }))).toBe('permit.missing')
  await provincial.call(setRhythmContract, { params, body })
  const { kinds } = await officer.call(listKindsContract)
  expect(kinds.find((kind) => kind.code === 'men_home')?.rhythms.map((each) => each.months)).toEqual([2, 3])
})
