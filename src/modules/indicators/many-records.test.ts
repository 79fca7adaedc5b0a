import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { useWorld } from '#tests/support/world.ts'
import { listFigureRecords } from './indicator.contract.ts'
import { samplesBy } from './records.sample.ts'

const world = useWorld()

test('a very long list is told with its whole total, and its pages hold every record once, of the asked place alone', async () => {
  const agency = await world().agency({ kind: 'department', duties: ['gender_equality'] })
  const officer = await world().staff('provincial_officer', { agencyId: agency })
  const superuser = { ...provided('cluster').superuser, database: world().server.database }
  const fill = (n: number, place: string) =>
    withClient(superuser, (client) =>
      client.query(
        `insert into activity (id, province_id, agency_id, kind, title, folded, status, starts_on, ends_on, place_id, topics, items, attendances, recorded_by, recorded_at, changed_by, changed_at)
         select gen_random_uuid(), '22', $1, 'training', 'Hội nghị thử ' || n, 'hoi nghi thu ' || n, 'held', '2024-01-01'::date + 179 - n % 180, '2024-01-01'::date + 179 - n % 180, $4, '{gbv}', 1, 10, $2, now(), $2, now()
         from   generate_series(1, $3::integer) n`,
        [agency, officer.id, n, place],
      ),
    )
  await fill(2_050, '06658')
  await fill(3, '06853')
  const ask = (more: object = {}) =>
    officer.call(listFigureRecords, {
      params: { code: 'TRN-1' },
      query: { from: '2024-01-01', until: '2024-07-01', limit: 200, ...more },
    })
  const seen: { id: string; on: string }[] = []
  let [page, pages] = [await ask(), 1]
  expect(page).toMatchObject({ total: 2_053, unseen: '…' })
  seen.push(...page.items)
  for (; page.next; pages++) {
    page = await ask({ after: page.next })
    seen.push(...page.items)
  }
  expect([seen.length, new Set(seen.map(({ id }) => id)).size, pages]).toEqual([2_053, 2_053, 11])
  expect(seen.map(({ on }) => on)).toEqual(
    seen
      .map(({ on }) => on)
      .toSorted()
      .toReversed(),
  )
  const inWard = await ask({ place: '06658', units: '2024-06-30' })
  expect([inWard.total, inWard.items.every((item) => item.place?.id === '06658')]).toEqual([2_050, true])
  // A short one is still looked at one by one.
  expect(await ask({ place: '06853', units: '2024-06-30' })).toMatchObject({
    total: 3,
    unseen: 0,
    next: null,
  })
})

test('of very many calls everybody pages through those they may open, also where theirs are the oldest; who may open none is told how many there are', async () => {
  const centre = await world().agency({ duties: ['gender_equality'] })
  const operator = await world().staff(['operator', 'supervisor'], { agencyId: centre })
  const officer = await world().staff('provincial_officer', { agencyId: centre })
  const desk = await world().staff(['operator', 'supervisor'])
  const on = (day: number) => `2025-0${1 + (day % 6)}-${String(2 + (day % 25)).padStart(2, '0')}`
  const taken = await samplesBy(world().house, operator).calls(
    Array.from({ length: 2_010 }, (_, n) => ({ on: on(n) })),
  )
  const few = await samplesBy(world().house, desk).calls([{ on: '2025-01-01' }, { on: '2025-01-01' }])
  const ask = (person: typeof operator, more: object = {}) =>
    person.call(listFigureRecords, {
      params: { code: 'HOT-1' },
      query: { from: '2025-01-01', until: '2025-07-01', limit: 200, ...more },
    })
  const seen: string[] = []
  let page = await ask(operator)
  seen.push(...page.items.map(({ id }) => id))
  while (page.next) {
    page = await ask(operator, { after: page.next })
    seen.push(...page.items.map(({ id }) => id))
  }
  expect(seen.toSorted()).toEqual(taken.toSorted())
  const theirs = await ask(desk)
  expect(theirs.items.map(({ id }) => id).toSorted()).toEqual(few.toSorted())
  expect([theirs.unseen, theirs.next]).toEqual(['…', null])
  expect(await ask(officer)).toEqual({ total: 2_012, unseen: 2_012, items: [], next: null })
})
