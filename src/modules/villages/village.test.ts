import fc from 'fast-check'
import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { readActivityContract } from '#modules/activities/activity.contract.ts'
import { readActivityFileContract } from '#modules/activities/file.contract.ts'
import { sampleJpeg, samplePdf } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { aDay, aRound, sendNumbers, villagesHouse } from './village.builders.ts'
import * as villages from './village.contract.ts'
import { nextVillageState, type VillageState, villageMoves } from './village.life.ts'

const world = useWorld()
const house = (overrides = {}) => villagesHouse(world(), overrides)
const open = (path: string) => world().app.inject({ method: 'GET', url: path })
const ask = async (text: string, values: unknown[] = []) =>
  withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text, values)).rows,
  )
const [east, west] = ['Thôn Đông Thử', 'Khu Tây Thử']

test('a village opens its link without an account, sends four numbers and a photo, corrects them, and is taken over as totals', async () => {
  const { officer, linkOf, lineOf } = await house()
  const link = await linkOf(east)
  const page = await open(link)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain(east)
  expect((await sendNumbers(world(), link, aDay, sampleJpeg(8, 'CHO-CHUP-BI-MAT'))).body).toContain('Đã nhận')
  await sendNumbers(world(), link, { ...aDay, women: '42' })
  const line = await lineOf(east)
  expect(line).toMatchObject({
    state: 'sent',
    women: 42,
    men: 12,
    girls: 5,
    boys: 2,
    photo: true,
    how: 'link',
  })
  const taken = await officer.call(villages.takeVillageContract, {
    params: { link_id: line.id },
    body: { version: line.version },
  })
  const activity = await officer.call(readActivityContract, { params: { activity_id: taken.activity_id } })
  expect(activity).toMatchObject({
    status: 'held',
    kind: 'talk',
    starts_on: '2026-11-20',
    venue: east,
    attendances: 61,
  })
  expect(activity.groups).toMatchObject([
    { audience: 'people', attendances: 54, female: 42, male: 12, source: 'totals' },
    { audience: 'children', attendances: 7, female: 5, male: 2 },
  ])
  expect(activity.people).toEqual([])
  const late = await sendNumbers(world(), link, { ...aDay, women: '99' })
  expect(late.body).toContain('đã được nhận')
  expect((await lineOf(east)).women).toBe(42)
})

test('the photo of a village follows into its activity once somebody has said who can be made out in it, freed of its place', async () => {
  const { officer, linkOf, lineOf } = await house()
  await sendNumbers(world(), await linkOf(east), aDay, sampleJpeg(8, 'CHO-CHUP-BI-MAT'))
  await sendNumbers(world(), await linkOf(west), aDay, sampleJpeg(8, 'CHO-CHUP-BI-MAT'))
  const take = async (village: string, photo: { photo?: 'nobody' }) => {
    const { id, version } = await lineOf(village)
    const body = { version, ...photo }
    const { activity_id } = await officer.call(villages.takeVillageContract, {
      params: { link_id: id },
      body,
    })
    return officer.call(readActivityContract, { params: { activity_id } })
  }
  const { id: activity_id, files } = await take(east, { photo: 'nobody' })
  expect(files).toMatchObject([{ kind: 'photo', media_type: 'image/jpeg' }])
  const file = await officer.call(readActivityFileContract, {
    params: { activity_id, file_id: files[0]?.id ?? '' },
  })
  expect(Buffer.from(file.bytes).includes(Buffer.from('CHO-CHUP'))).toBe(false)
  expect((await take(west, {})).files).toEqual([])
})

test('a photo that never came cannot follow, and then nothing is taken over', async () => {
  const { officer, linkOf, lineOf } = await house()
  await sendNumbers(world(), await linkOf(east))
  const { id, version } = await lineOf(east)
  const body = { version, photo: 'agreed' as const }
  const take = officer.call(villages.takeVillageContract, { params: { link_id: id }, body })
  expect(await refusalOf(take)).toBe('record.not_found')
  expect(await lineOf(east)).toMatchObject({ state: 'sent', activity_id: null })
})

test('a correction sent while the officer looks is not taken over unseen, and two who take over at once make one activity', async () => {
  const { officer, linkOf, lineOf } = await house()
  const link = await linkOf(east)
  await sendNumbers(world(), link)
  const seen = await lineOf(east)
  await sendNumbers(world(), link, { ...aDay, men: '13' })
  const take = (version: number) =>
    officer.call(villages.takeVillageContract, { params: { link_id: seen.id }, body: { version } })
  expect(await refusalOf(take(seen.version))).toBe('version.stale')
  const { version } = await lineOf(east)
  const both = await Promise.allSettled([take(version), take(version)])
  expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  const [{ n }] = await ask('select count(*)::int as n from activity where title = $1', [
    `${aRound.title}: ${east}`,
  ])
  expect(n).toBe(
    (await ask('select 1 from village_link where state = $1 and village = $2', ['taken', east])).length,
  )
})

test('a link of another village, a made-up one, one that was replaced or has run out opens nothing, and all look alike', async () => {
  const { officer, linkOf, lineOf } = await house()
  const old = await linkOf(east)
  const line = await lineOf(east)
  await officer.call(villages.renewLinkContract, {
    params: { link_id: line.id },
    body: { version: line.version },
  })
  const fresh = await linkOf(east)
  expect(fresh).not.toBe(old)
  expect((await open(fresh)).statusCode).toBe(200)
  const madeUp = await open(`/thon/${'A'.repeat(32)}`)
  expect(madeUp.statusCode).toBe(404)
  expect((await open(old)).body).toBe(madeUp.body)
  expect((await sendNumbers(world(), old)).body).toBe(madeUp.body)
  await officer.call(villages.moveLinkContract, {
    params: { link_id: line.id },
    body: { version: line.version + 1, move: 'close' },
  })
  expect((await open(fresh)).body).toBe(madeUp.body)
  const other = await linkOf(west)
  world().setNow('2027-01-01T00:30:00+07:00')
  expect((await open(other)).body).toBe(madeUp.body)
  expect((await sendNumbers(world(), other)).statusCode).toBe(404)
  expect(await lineOf(west)).toMatchObject({ state: 'waiting', women: null })
})

test('the page is light, sets no cookie, is kept by nobody, listed by nobody, and runs no script', async () => {
  const { linkOf } = await house()
  const { body, headers } = await open(await linkOf(east))
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(14 * 1024)
  expect(headers['set-cookie']).toBeUndefined()
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  })
  expect(body).not.toContain('<script')
  expect(body).toContain('tel:113')
  expect(body.match(/(?:src|href|action)="(?!tel:|\/thon\/)[^"]*"/g)).toBeNull()
})

test('what is no number, no day, no photo, or nobody at all is told beside what was typed, and nothing is kept', async () => {
  const { linkOf, lineOf } = await house()
  const link = await linkOf(east)
  const wrong = [
    { ...aDay, women: '-1' },
    { ...aDay, women: '1e3' },
    { ...aDay, men: '20001' },
    { ngay: aDay.ngay, women: '0', men: '0', girls: '0', boys: '0' },
    { ...aDay, ngay: '' },
    { ...aDay, ngay: '2026-02-31' },
    { ...aDay, ngay: '2026-11-14' },
    { ...aDay, ngay: '2026-11-22' },
    { ...aDay, women: '"><script>alert(1)</script>' },
  ]
  for (const fields of wrong) {
    const { body, statusCode } = await sendNumbers(world(), link, fields)
    expect(statusCode, JSON.stringify(fields)).toBe(200)
    expect(body, JSON.stringify(fields)).toContain('role="alert"')
    expect(body).not.toContain('<script')
  }
  expect((await sendNumbers(world(), link, aDay, samplePdf('không phải ảnh'))).body).toContain(
    'không phải ảnh',
  )
  expect(await lineOf(east)).toMatchObject({ state: 'waiting', women: null, photo: false })
})

test('neither a link nor the place of a photo stands in clear anywhere in the database', async () => {
  const { linkOf, officer, lineOf } = await house()
  const link = await linkOf(east)
  await sendNumbers(world(), link, aDay, sampleJpeg(8, 'CHO-CHUP-BI-MAT'))
  const token = link.replace('/thon/', '')
  const tables = await ask(
    "select c.relname as name, n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'audit') and c.relkind = 'r'",
  )
  const canaries = [
    token,
    'CHO-CHUP',
    ...[token, 'CHO-CHUP'].map((each) => Buffer.from(each).toString('hex')),
  ]
  for (const { name, schema } of tables) {
    const rows = await ask(
      `select 1 from ${schema}."${name}" t where to_jsonb(t)::text like any ($1::text[]) limit 1`,
      [canaries.map((each) => `%${each}%`)],
    )
    expect(rows, `${schema}.${name}`).toEqual([])
  }
  const photo = (await officer.call(villages.readVillagePhotoContract, {
    params: { link_id: (await lineOf(east)).id },
  })) as { bytes: Uint8Array }
  expect(Buffer.from(photo.bytes).includes(Buffer.from('CHO-CHUP'))).toBe(false)
  expect(Buffer.from(photo.bytes).subarray(0, 2).toString('hex')).toBe('ffd8')
})

test('whoever has not sent is reminded with a link of their own; others are not named, and another body copies nothing', async () => {
  const { officer, stranger, params, linkOf, read } = await house()
  await sendNumbers(world(), await linkOf(east))
  const remind = (by = officer, body = {}) => by.call(villages.remindVillagesContract, { params, body })
  const told = await remind()
  expect(told.villages).toBe(1)
  expect(told.text).toContain(west)
  expect(told.text).not.toContain(east)
  expect(told.text).toContain('15/12/2026')
  expect(await refusalOf(remind(stranger))).toBe('villages.not_yours')
  expect((await read(stranger)).waiting).toBe(1)
  await sendNumbers(world(), await linkOf(west))
  expect(await refusalOf(remind())).toBe('villages.wrong_state')
})

test('what came on paper is entered with its true day; a village is asked once in a round', async () => {
  const { officer, params, lineOf } = await house()
  const { id } = await lineOf(east)
  const enter = (body: object) =>
    officer.call(villages.enterVillageContract, {
      params: { link_id: id },
      body: {
        version: 1,
        how: 'paper',
        held_on: '2026-11-16',
        told_on: '2026-11-18',
        women: 20,
        men: 0,
        girls: 0,
        boys: 0,
        ...body,
      } as never,
    })
  expect(await refusalOf(enter({ told_on: '2026-11-22' }))).toBe('villages.day_outside')
  expect(await refusalOf(enter({ held_on: '2026-11-14' }))).toBe('villages.day_outside')
  await enter({})
  expect(await lineOf(east)).toMatchObject({ state: 'sent', how: 'paper', told_on: '2026-11-18' })
  const add = (village: string) =>
    officer.call(villages.addVillagesContract, { params, body: { villages: [{ place_id: '22', village }] } })
  expect(await refusalOf(add('THÔN  Đông Thử'))).toBe('villages.village_twice')
  await add('Xóm Bắc Thử')
})

test('a link is sent twenty times at most', async () => {
  const { linkOf, lineOf } = await house()
  const link = await linkOf(east)
  await ask('update village_link set sends = 19 where id = $1', [(await lineOf(east)).id])
  expect((await sendNumbers(world(), link)).body).toContain('Đã nhận')
  expect((await sendNumbers(world(), link, { ...aDay, women: '1' })).body).toContain('quá nhiều lần')
  expect((await lineOf(east)).women).toBe(41)
})

test('a round of another province does not exist, and asks nothing there', async () => {
  const { params } = await house()
  const stranger = await world().staff('commune_officer', {
    agencyId: await world().agency({ kind: 'office', name: 'UBND nơi khác', province_id: '01' }),
  })
  expect(await refusalOf(stranger.call(villages.readVillageRoundContract, { params }))).toBe(
    'record.not_found',
  )
  expect(await refusalOf(stranger.call(villages.openRoundContract, { body: aRound }))).toBe(
    'villages.place_unknown',
  )
})

test('the sheet of paper and the spreadsheet of a round come out whole', async () => {
  const { officer, params } = await house()
  for (const contract of [villages.printBlankContract, villages.exportVillageRoundContract]) {
    const file = (await officer.call(contract, { params })) as { bytes: Uint8Array }
    expect(Buffer.from(file.bytes).subarray(0, 2).toString()).toBe('PK')
  }
})

test('what was taken over never moves again, whatever is tried, and nothing is taken over that was not sent', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...villageMoves), { maxLength: 12 }), (moves) => {
      let state: VillageState = 'waiting'
      let hasTold = false
      for (const move of moves) {
        const next = nextVillageState(state, move)
        if (state === 'taken') expect(next).toBeUndefined()
        if (next && move === 'tell') hasTold = true
        if (next === 'taken') expect(hasTold).toBe(true)
        state = next ?? state
      }
    }),
  )
})
