import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { papersHouse } from './paper.builders.ts'
import * as policies from './policy.contract.ts'

const world = useWorld()

async function house() {
  const made = await papersHouse(world())
  const policy = await made.officer.call(policies.addPolicyContract, {
    body: {
      name: `Hỗ trợ phụ nữ, trẻ em bị ảnh hưởng (thử ${made.agencyId.slice(-6)})`,
      basis: 'NQ 00/NQ-THU',
      from_on: '2021-01-01',
    },
  })
  const tell = (overrides: object = {}, by = made.owing) =>
    by.call(policies.tellReachContract, {
      body: {
        policy_id: policy.id,
        place_id: '22',
        from_on: '2026-01-01',
        until_on: '2026-06-30',
        document: 'Báo cáo 12/BC-THU',
        document_on: '2026-07-05',
        groups: [{ recipient: 'poor_households', people: 120 }],
        ...overrides,
      } as never,
    })
  const list = async (query: object = {}) =>
    (
      await made.officer.call(policies.listReachesContract, {
        query: { policy_id: policy.id, ...query } as never,
      })
    ).items
  return { ...made, policy, tell, list }
}

test('what a policy reached is told once for a place, group and span; what was wrong is withdrawn and told anew', async () => {
  const { officer, owing, tell, list } = await house()
  const { ids } = await tell()
  expect(await refusalOf(tell())).toBe('papers.told_already')
  expect(
    await refusalOf(
      tell({
        groups: [
          { recipient: 'elderly', people: 4 },
          { recipient: 'poor_households', people: 9 },
        ],
      }),
    ),
  ).toBe('papers.told_already')
  expect(await list()).toHaveLength(1)
  const withdraw = (by: typeof officer, version = 1) =>
    by.call(policies.withdrawReachContract, { params: { reach_id: ids[0] ?? '' }, body: { version } })
  expect(await refusalOf(withdraw(officer))).toBe('papers.not_yours')
  expect(await refusalOf(withdraw(owing, 7))).toBe('version.stale')
  await withdraw(owing)
  expect(await refusalOf(withdraw(owing, 2))).toBe('record.not_found')
  await tell({ groups: [{ recipient: 'poor_households', people: 121 }] })
  expect((await list()).map((line) => line.people)).toEqual([121])
})

test('a number of another province, of an unknown group or policy is declined and leaves nothing', async () => {
  const { tell, list } = await house()
  expect(await refusalOf(tell({ place_id: '01' }))).toBe('papers.place_unknown')
  expect(await refusalOf(tell({ groups: [{ recipient: 'khong_co', people: 1 }] }))).toBe(
    'papers.group_unknown',
  )
  expect(await refusalOf(tell({ policy_id: '01900000-0000-7000-8000-000000000000' }))).toBe(
    'record.not_found',
  )
  const other = await world().staff('commune_officer', {
    agencyId: await world().agency({ kind: 'office', name: 'UBND tỉnh khác', province_id: '01' }),
  })
  expect(await refusalOf(tell({}, other))).toBe('record.not_found')
  expect(await list()).toEqual([])
})

test('two who tell the same number at once: one of them is told that it stands already', async () => {
  const { tell } = await house()
  const both = await Promise.allSettled([tell(), tell()])
  expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('nothing that tells whom a policy reached points at a person, a case or anybody who is helped', async () => {
  const columns = await withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) =>
      (
        await client.query(
          `select f.confrelid::regclass::text as points_at from pg_constraint f
           where f.contype = 'f' and f.conrelid::regclass::text in ('policy_reach', 'social_policy', 'work_paper', 'work_paper_task', 'work_paper_link', 'work_paper_word', 'work_paper_file', 'work_paper_step')`,
        )
      ).rows.map((row) => row.points_at as string),
  )
  expect([...new Set(columns)].sort()).toEqual([
    'activity',
    'activity_code',
    'agency',
    'place',
    'social_policy',
    'staff',
    'work_paper',
    'work_paper_task',
  ])
})
