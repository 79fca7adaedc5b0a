import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { preventionHouse } from './activity.builders.ts'
import {
  addPostContract,
  countPostsContract,
  fillPostContract,
  leavePostContract,
  listPostsContract,
} from './officer.contract.ts'

const world = useWorld()
const post = {
  title: 'Công chức phụ trách bình đẳng giới',
  duties: ['gender_equality', 'child_protection'] as const,
  from_on: '2024-01-01',
}

async function house(province: string) {
  const made = await preventionHouse(world(), province)
  const add = (more: object = {}) =>
    made.officer.call(addPostContract, {
      body: { ...post, duties: [...post.duties], place_id: province, ...more },
    })
  const list = async (query: object = {}) => (await made.officer.call(listPostsContract, { query })).items
  return { ...made, add, list }
}
const holder = { name: 'Cán Bộ Thử', sex: 'female', since: '2025-01-01' } as const

test('who was trained in what is known, and whether they are still in post', async () => {
  const { add, list, record, officer } = await house('22')
  const { id, officer_id } = await add({ holder })
  await add({ title: 'Vị trí còn trống' })
  await record({
    topics: ['gbv', 'skills'],
    people: [
      { part: 'participant', name: 'Cán Bộ Thử', audience: 'officials', officer_id: officer_id ?? '' },
    ],
  })
  const [line] = await list({ q: 'can bo thu' })
  expect(line?.holder).toMatchObject({
    trainings: 1,
    topics: ['gbv', 'skills'],
    last_trained_on: '2026-11-10',
    duties: 2,
  })
  expect(await officer.call(countPostsContract)).toMatchObject({
    posts: 2,
    vacant: 1,
    trained_in_post: 1,
    trained_left: 0,
  })
  await officer.call(leavePostContract, {
    params: { post_id: id },
    body: { version: 1, until_on: '2026-11-15', why: 'moved' },
  })
  expect(await officer.call(countPostsContract)).toMatchObject({
    vacant: 2,
    trained_in_post: 0,
    trained_left: 1,
  })
})

test('one person with three duties over two posts is told once', async () => {
  const { add, officer, list } = await house('01')
  const first = await add({ holder })
  const second = await add({ title: 'Kiêm nhiệm', duties: ['mediation'] })
  await officer.call(fillPostContract, {
    params: { post_id: second.id },
    body: { version: 1, since: '2025-02-01', officer_id: first.officer_id ?? '' },
  })
  expect((await officer.call(countPostsContract)).three_duties).toBe(1)
  expect(await list({ only: 'three_duties' })).toHaveLength(2)
})

test('a post is held by one at a time, not before it stood, and two at once leave one', async () => {
  const { add, officer, colleague } = await house('04')
  expect(await refusalOf(add({ holder: { ...holder, since: '2023-01-01' } }))).toBe('activity.before_post')
  const { id } = await add()
  const fill = (by: typeof officer, version = 1) =>
    refusalOf(
      by.call(fillPostContract, {
        params: { post_id: id },
        body: { version, since: '2025-01-01', officer: { name: 'Người Mới Thử', sex: 'male' } },
      }),
    )
  expect((await Promise.all([fill(officer), fill(colleague)])).toSorted()).toEqual([
    'version.stale',
    undefined,
  ])
  expect(await fill(officer, 2)).toBe('activity.post_held')
  const neighbour = await preventionHouse(world(), '04')
  expect(
    await refusalOf(
      neighbour.officer.call(leavePostContract, {
        params: { post_id: id },
        body: { version: 2, until_on: '2026-01-01', why: 'other' },
      }),
    ),
  ).toBe('activity.not_yours')
})
