import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { addEventContract } from '#modules/campaigns/event.contract.ts'
import { makePlanContract } from '#modules/campaigns/plan.contract.ts'
import { enterCampaignThemeContract, listCampaignThemesContract } from '#modules/campaigns/theme.contract.ts'
import { initiativeHouse } from '#modules/initiatives/initiative.builders.ts'
import { moveInitiativeContract, readInitiativeContract } from '#modules/initiatives/initiative.contract.ts'
import {
  releaseInitiativeContract,
  takeBackInitiativeContract,
} from '#modules/initiatives/public.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'

const world = useWorld()
const now = '2026-11-21T01:00:00Z'

async function open(fields: Record<string, string>): Promise<string> {
  const { body } = await world().app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  expect(Buffer.byteLength(body.replace(/<script>[\s\S]*?<\/script>/g, ''))).toBeLessThanOrEqual(14 * 1024)
  return body
}

/** All pages of a list, by its own buttons. */
async function openAll(fields: Record<string, string>): Promise<string> {
  let all = ''
  for (let next: string | undefined = '0'; next !== undefined; ) {
    const page: string = await open({ ...fields, tu: next })
    all += page
    next = /name="tu" value="(\d+)"/.exec(page)?.[1]
  }
  return all
}

async function province() {
  world().setNow(now)
  await world().agency({ duties: ['hotline'] })
  return initiativeHouse(world())
}

const words = 'Phụ nữ trong xóm gặp nhau mỗi tháng, nói về pháp luật và chăm con.'
const release = (by: Person, id: string, said = {}) =>
  by.call(releaseInitiativeContract, {
    params: { initiative_id: id },
    body: { words_vi: words, version: 0, ...said },
  })

test('a model stands on the public page from when somebody releases it until it is taken back, in both languages', async () => {
  const { officer, found } = await province()
  const { id } = await found(officer, { name: 'Ngôi nhà bình yên của xóm Thử' })
  expect(await open({ trang: 'mo-hinh' })).not.toContain('xóm Thử')
  const { version } = await release(officer, id)
  const page = await open({ trang: 'mo-hinh' })
  expect(page).toContain('Ngôi nhà bình yên của xóm Thử')
  expect(page).toContain(words)
  expect(await open({ trang: 'thang' })).toContain('Xem 1 mô hình')
  const english = (await world().app.inject({ url: '/models' })).body
  expect(english).toContain(`<p lang="vi">${words}</p>`)
  await release(officer, id, { words_en: 'Women of the village meet every month.', version })
  expect((await world().app.inject({ url: '/models' })).body).toContain(
    '<p>Women of the village meet every month.</p>',
  )

  const params = { initiative_id: id }
  expect(await refusalOf(officer.call(takeBackInitiativeContract, { params, body: { version } }))).toBe(
    'version.stale',
  )
  const gone = await officer.call(takeBackInitiativeContract, { params, body: { version: version + 1 } })
  expect(await open({ trang: 'mo-hinh' })).not.toContain('xóm Thử')
  expect((await officer.call(readInitiativeContract, { params })).open).toMatchObject({
    shown: false,
    words_vi: words,
  })
  await release(officer, id, { version: gone.version })
  const file = await officer.call(readInitiativeContract, { params })
  await officer.call(moveInitiativeContract, {
    params,
    body: { version: file.version, move: 'close', on: '2026-11-01', evidence: 'Biên bản ngày 01/11/2026' },
  })
  expect(await open({ trang: 'mo-hinh' })).not.toContain('xóm Thử')
})

test('where survivors may meet is told to nobody, even by mistake; only who keeps a model releases it', async () => {
  const { officer, commune, found } = await province()
  const [kind] = await world().owner<{ code: string }>(
    "select code from initiative_kind where counted_for = 'survivors' and valid_from < '2024-01-01' limit 1",
  )
  const hidden = await found(officer, { kind: kind?.code as never, name: 'Nhóm tự lực thử' })
  expect(await refusalOf(release(officer, hidden.id))).toBe('initiative.survivors_meet')
  const other = await found(officer)
  expect(await refusalOf(release(commune, other.id))).toBe('record.not_found')
  // Were a row there all the same, the role of the public page would not see the model.
  await withClient({ ...provided('cluster').superuser, database: world().server.database }, (client) =>
    client.query(
      "insert into initiative_public (initiative_id, province_id, words_vi, said_by, said_at) select id, province_id, 'lời giới thiệu lọt ra', recorded_by, now() from initiative where id = $1",
      [hidden.id],
    ),
  )
  expect(await open({ trang: 'mo-hinh' })).not.toContain('Nhóm tự lực thử')
})

test('events flagged for the public stand on the page and in the calendar with their programme; others, and who speaks, do not', async () => {
  await province()
  const agencyId = await world().agency({ kind: 'department' })
  const keeper = await world().staff('provincial_officer', { agencyId })
  const { id } = await keeper.call(makePlanContract, {
    body: {
      campaign: 'gender-equality',
      plan_year: 2026,
      planned_by: 'Ủy ban nhân dân tỉnh Thử',
      from_on: '2026-11-10',
      until_on: '2026-12-20',
    },
  })
  const event = (
    title: string,
    is_public: boolean,
    lines: { clock: string; what: string; who?: string }[] = [],
  ) =>
    keeper.call(addEventContract, {
      params: { plan_id: id },
      body: {
        title,
        on_day: '2026-11-25',
        clock: '08:00',
        place_id: '22',
        venue: 'Nhà văn hóa Thử',
        is_public,
        lines,
      },
    })
  await event('Lễ phát động thử', true, [{ clock: '08:30', what: 'Phát biểu phát động', who: 'Bà Bịa' }])
  await event('Họp kín ban tổ chức', false)
  const page = await open({ trang: 'thang' })
  expect(page).toContain('Lễ phát động thử')
  expect(page).toContain('08:00, 25/11/2026')
  const so = /name="so" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const programme = await open({ trang: 'chuong-trinh', so })
  expect(programme).toContain('Phát biểu phát động')
  const calendar = (await world().app.inject({ url: '/thang-hanh-dong.ics' })).body
  expect(calendar).toContain('DTSTART:20261125T010000Z')
  for (const told of [page, programme, calendar, await open({ trang: 'thang', tieng: 'en' })]) {
    expect(told).not.toContain('Bà Bịa')
    expect(told).not.toContain('Họp kín')
  }

  // As long as they may be, and many: each page stays small, and each event and line has its page.
  const long = (n: number) => `Sự kiện ${n} ${'mít tinh '.repeat(30)}`.trim().slice(0, 300)
  for (let n = 0; n < 12; n++) await event(long(n), true)
  const lines = Array.from({ length: 60 }, (_, n) => ({
    clock: '08:00',
    what: `Dòng ${n}. ${'phát biểu '.repeat(25)}`.trim(),
  }))
  await event('Hội nghị dài thử', true, lines)
  const all = await openAll({ trang: 'thang' })
  for (let n = 0; n < 12; n++) expect(all).toContain(`Sự kiện ${n} `)
  const last = [...all.matchAll(/name="so" value="([^"]+)"/g)].at(-1)?.[1] ?? ''
  const every = await openAll({ trang: 'chuong-trinh', so: last })
  for (let n = 0; n < 60; n++) expect(every).toContain(`Dòng ${n}.`)
})

test('what is asked of a page that is not there shows the month, and the numbers', async () => {
  await province()
  const asked: Record<string, string>[] = [
    { trang: 'chuong-trinh', so: "x' or 1=1" },
    { trang: 'thang', tu: '99999999' },
    { trang: 'mo-hinh', tu: '9999' },
  ]
  for (const fields of asked) expect(await open(fields)).toContain('tel:113')
})

test('the theme of 2026 is told as not announced until an officer enters it with the document that decides it', async () => {
  await province()
  expect(await open({ trang: 'thang' })).toContain('Chủ đề năm 2026 chưa được công bố.')
  expect(await open({ trang: 'thang', tieng: 'en' })).toContain(
    'The theme of 2026 has not been announced yet.',
  )
  const officer = await world().staff('provincial_officer')
  const { years } = await officer.call(listCampaignThemesContract)
  const found = years.find((year) => year.campaign === 'gender-equality' && year.year === 2026)
  expect(found).toMatchObject({ theme_vi: null, document_no: null })
  const said = {
    campaign: 'gender-equality',
    year: 2026,
    version: found?.version,
    title_vi: found?.title_vi ?? '',
    title_en: found?.title_en ?? '',
    theme_vi: 'Chủ đề bịa để thử',
    theme_en: 'A theme invented for a test',
    messages: ['Một thông điệp bịa'],
    document_on: '2026-10-01',
    document_body: 'Bộ Bịa',
  }
  const undocumented = { ...said, document_no: '' }
  expect(await refusalOf(officer.call(enterCampaignThemeContract, { body: undocumented }))).toBe(
    'input.invalid',
  )
  await officer.call(enterCampaignThemeContract, { body: { ...said, document_no: '1/CV-BB' } })
  const month = await open({ trang: 'thang' })
  for (const shown of ['Chủ đề bịa để thử', '1/CV-BB', 'Một thông điệp bịa']) expect(month).toContain(shown)
  expect(month).not.toContain('chưa được công bố')
  expect(await open({ trang: 'thang', tieng: 'en' })).toContain('A theme invented for a test')
})
