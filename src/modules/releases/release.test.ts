import { expect, test } from 'vitest'
import { samplesBy } from '#modules/indicators/records.sample.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './release.contract.ts'
import { findReleased, listReleased } from './released.ts'

const world = useWorld()

async function people() {
  world().setNow('2026-11-21T08:00:00+07:00')
  const { agency, staff } = world()
  const department = await agency({ duties: ['gender_equality', 'hotline'] })
  return {
    officer: await staff('provincial_officer', { agencyId: department }),
    other: await staff('provincial_officer', { agencyId: await agency() }),
    leader: await staff('leader', { agencyId: department }),
    elsewhere: await staff('provincial_officer', { agencyId: await agency({ province_id: '01' }) }),
    operator: await staff(['operator', 'supervisor'], { agencyId: department }),
  }
}
type People = Awaited<ReturnType<typeof people>>

const words = { title_vi: 'Số liệu thử', title_en: 'Sample figures' }
const hotline = { indicator: 'HOT-1', by: null }

async function draft(officer: People['officer'], more: object) {
  const { id } = await officer.call(contracts.draftRelease, {
    body: { ...words, year: 2025, last_quarter: 1, asked: [hotline], ...more },
  })
  return { params: { release_id: id } }
}
async function publish({ officer, leader }: People, more: object) {
  const of = await draft(officer, more)
  const { version } = await officer.call(contracts.checkRelease, { ...of, body: { version: 1 } })
  await leader.call(contracts.publishRelease, { ...of, body: { version } })
  return of
}
const valuesOf = async (person: People['officer'], of: { params: { release_id: string } }) =>
  (await person.call(contracts.readRelease, of)).tables?.map((table) =>
    Object.fromEntries(
      table.rows.map((row) => [
        row.category ?? 'all',
        Object.fromEntries(table.spans.map((span, at) => [span, row.values[at]])),
      ]),
    ),
  )

const calls = (n: number, on: string, sex: 'female' | 'male') =>
  Array.from({ length: n }, () => ({
    on,
    sex,
    age: '30-59' as const,
    topic: 'family' as const,
    place: '193',
  }))

test('a release is drafted, shown with what is kept back and why, frozen, and published by another person', async () => {
  const everyone = await people()
  const { officer, leader, operator, other, elsewhere } = everyone
  await samplesBy(world().house, operator).calls([
    ...calls(40, '2025-02-10', 'female'),
    ...calls(3, '2025-02-11', 'male'),
    ...calls(21, '2025-05-11', 'female'),
  ])
  const of = await draft(officer, { last_quarter: 2, asked: [{ indicator: 'HOT-1', by: 'sex' }] })
  const preview = await officer.call(contracts.previewRelease, of)
  expect(preview.tables[0]?.rows[0]).toMatchObject({ category: null, values: [45, 20, 65] })
  expect(preview.tables[0]?.rows[1]).toMatchObject({ category: 'female', name: { vi: 'Nữ', en: 'Female' } })
  expect(preview.tables[0]?.why[2]).toEqual(['small', 'small', 'small'])
  expect(await refusalOf(other.call(contracts.previewRelease, of))).toBe('release.not_your_duty')
  expect(await refusalOf(elsewhere.call(contracts.readRelease, of))).toBe('record.not_found')
  expect(await refusalOf(leader.call(contracts.publishRelease, { ...of, body: { version: 1 } }))).toBe(
    'release.wrong_state',
  )
  const checked = await officer.call(contracts.checkRelease, { ...of, body: { version: 1 } })
  expect(await listReleased(world().house)).toEqual([])
  const published = await leader.call(contracts.publishRelease, {
    ...of,
    body: { version: checked.version },
  })
  expect(published.status).toBe('published')
  const seen = await findReleased(world().house, of.params.release_id)
  expect(seen?.content?.[0]?.rows[0]?.values).toEqual([45, 20, 65])
  expect(JSON.stringify(seen)).not.toMatch(/small|neighbour|"n"/)
  const again = await leader
    .call(contracts.publishRelease, { ...of, body: { version: published.version } })
    .catch(String)
  expect(String(again)).toContain('release.wrong_state')
})

test('a quarter told once stays as it was told: what is entered late changes no later release', async () => {
  const everyone = await people()
  const { officer, operator } = everyone
  const samples = samplesBy(world().house, operator)
  await samples.calls(calls(33, '2024-02-10', 'female'))
  const first = await publish(everyone, { year: 2024 })
  expect(await valuesOf(officer, first)).toEqual([{ all: { Q1: 35 } }])
  await samples.calls([...calls(20, '2024-03-10', 'female'), ...calls(50, '2024-04-10', 'female')])
  const second = await publish(everyone, { year: 2024, last_quarter: 2 })
  expect(await valuesOf(officer, second)).toEqual([{ all: { Q1: 35, Q2: 50, H1: 85 } }])
})

test('an indicator is told by one breakdown within a year, and a release that waited has to be checked again', async () => {
  const everyone = await people()
  const { officer, leader, operator } = everyone
  await samplesBy(world().house, operator).calls(calls(60, '2023-02-10', 'female'))
  const waiting = await draft(officer, { year: 2023, asked: [{ indicator: 'HOT-1', by: 'age' }] })
  const { version } = await officer.call(contracts.checkRelease, { ...waiting, body: { version: 1 } })
  await publish(everyone, { year: 2023, asked: [{ indicator: 'HOT-1', by: 'sex' }] })
  expect(await refusalOf(leader.call(contracts.publishRelease, { ...waiting, body: { version } }))).toBe(
    'release.told_meanwhile',
  )
  const reopened = await officer.call(contracts.reopenRelease, { ...waiting, body: { version } })
  expect(
    await refusalOf(
      officer.call(contracts.checkRelease, { ...waiting, body: { version: reopened.version } }),
    ),
  ).toBe('release.one_breakdown')
  expect(await refusalOf(draft(officer, { asked: [hotline, { indicator: 'HOT-1', by: 'sex' }] }))).toBe(
    'release.one_breakdown',
  )
})

test('two releases published at once: one tells, the other has to be checked again', async () => {
  const everyone = await people()
  const { officer, leader, operator } = everyone
  await samplesBy(world().house, operator).calls(calls(44, '2022-02-10', 'female'))
  const both = await Promise.all(
    ['sex', 'topic'].map(async (by) => {
      const of = await draft(officer, { year: 2022, asked: [{ indicator: 'HOT-1', by }] })
      const { version } = await officer.call(contracts.checkRelease, { ...of, body: { version: 1 } })
      return { ...of, body: { version } }
    }),
  )
  const ends = await Promise.allSettled(both.map((each) => leader.call(contracts.publishRelease, each)))
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a withdrawn release keeps its place with the reason and without its tables; a replaced one names what took its place', async () => {
  const everyone = await people()
  const { leader, operator } = everyone
  await samplesBy(world().house, operator).calls(calls(30, '2021-02-10', 'female'))
  const old = await publish(everyone, { year: 2021 })
  const next = await publish(everyone, { year: 2021, last_quarter: 2, replaces: old.params.release_id })
  expect(await findReleased(world().house, old.params.release_id)).toMatchObject({
    status: 'superseded',
    replaced_by: next.params.release_id,
  })
  const { version } = await leader.call(contracts.readRelease, next)
  await leader.call(contracts.withdrawRelease, { ...next, body: { version, reason: 'Ghi nhầm đơn vị' } })
  expect(await findReleased(world().house, next.params.release_id)).toMatchObject({
    status: 'withdrawn',
    content: null,
    ended_why: 'Ghi nhầm đơn vị',
  })
  expect((await listReleased(world().house)).map((each) => each.id)).not.toContain(next.params.release_id)
})

test('a quarter that is not over is not told, and what cannot add up is not offered', async () => {
  const { officer } = await people()
  const of = await draft(officer, { year: 2026, last_quarter: 4 })
  expect(await refusalOf(officer.call(contracts.checkRelease, { ...of, body: { version: 1 } }))).toBe(
    'release.quarter_open',
  )
  for (const indicator of ['STY-2', 'CAS-1', 'EMG-1'])
    expect(await refusalOf(draft(officer, { asked: [{ indicator, by: null }] }))).toBe('release.not_offered')
})

test('figures of work are told as they are', async () => {
  const everyone = await people()
  const of = await publish(everyone, { asked: [{ indicator: 'TRN-1', by: null }] })
  expect(await valuesOf(everyone.officer, of)).toEqual([{ all: { Q1: 0 } }])
})

test('the public page and its CSV tell what was published and nothing else; a draft does not exist there', async () => {
  const everyone = await people()
  const { officer, operator } = everyone
  await samplesBy(world().house, operator).calls([
    ...calls(44, '2020-02-10', 'female'),
    ...calls(7, '2020-02-11', 'male'),
  ])
  const of = await publish(everyone, { year: 2020, asked: [{ indicator: 'HOT-1', by: 'sex' }] })
  const hidden = await draft(officer, { year: 2020, asked: [{ indicator: 'HOT-1', by: 'sex' }] })
  const get = (url: string) => world().app.inject({ url })
  const page = await get(`/so-lieu/${of.params.release_id}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('<th scope="row">Nữ</th><td>45</td>')
  expect(page.body).toContain('<th scope="row">Nam</th><td>…</td>')
  const csv = await get(`/so-lieu/${of.params.release_id}/csv-en`)
  expect(csv.body).toContain('"Female",2020,"Q1","45"')
  expect(csv.body).toContain('"Male",2020,"Q1","…"')
  expect((await get('/action-month')).body).toContain(`/so-lieu/${of.params.release_id}/en`)
  expect((await get(`/so-lieu/${hidden.params.release_id}`)).statusCode).toBe(404)
  expect((await get('/so-lieu/none')).statusCode).toBe(404)
})
