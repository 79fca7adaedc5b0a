import { expect, inject as provided, test } from 'vitest'
import { newId } from '#kernel/id.ts'
import { withClient } from '#kernel/schema.ts'
import { samplesBy } from '#modules/indicators/records.sample.ts'
import { bringBoundaries } from '#modules/places/boundary.contract.ts'
import { sampleLines } from '#modules/places/boundary.sample.ts'
import { openRound, setRegime } from '#modules/regimes/regime.contract.ts'
import { setTarget, setTargetYear } from '#modules/targets/target.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { fits } from '#tests/support/steps.ts'
import type { Person, World } from '#tests/support/world.ts'

const { world, visit } = useHouse()

/** The half-year that has just ended, and the same a year before. */
function lastHalf(now = new Date()) {
  const isSecond = now.getMonth() >= 6
  const year = isSecond ? now.getFullYear() : now.getFullYear() - 1
  const day = isSecond ? '02-03' : '08-03'
  return {
    name: isSecond ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`,
    on: `${year}-${day}`,
    before: `${year - 1}-${day}`,
  }
}

test('a leader who doubts a number opens it: what it means, its trend, and how many records stand behind it; a line of the board opens as well', async () => {
  const { agency, staff, house, setNow } = world()
  const home = await agency({ kind: 'department', name: 'Sở Thử nghiệm', duties: ['gender_equality'] })
  const writer = await staff(['operator', 'supervisor'], { agencyId: home })
  const leader = await staff('leader', { agencyId: home })
  const half = lastHalf()
  const calls = (n: number, on: string) => Array.from({ length: n }, () => ({ on }))
  await samplesBy(house, writer).calls([...calls(12, half.on), ...calls(8, half.before)])
  setNow(null) // the browser keeps the day of today

  const page = await visit(leader, '/boards/leader')
  const row = page.getByRole('row', { name: /Số cuộc gọi tư vấn qua đường dây nóng/ })
  await row.getByText('↗ +50%').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await row.getByRole('link', { name: '12', exact: true }).press('Enter')
  await page.getByRole('heading', { level: 1, name: /Số cuộc gọi tư vấn qua đường dây nóng/ }).waitFor()
  await page.getByText(half.name).first().waitFor()
  await page.getByText('12 bản ghi', { exact: true }).waitFor()
  await page.getByText('12 bản ghi bạn không được mở.').waitFor()
  await page.getByText(/Một người gọi nhiều lần là nhiều cuộc/).waitFor()
  await page.goBack()

  // On a phone the words of a line have the width of the screen, and its four numbers stand below them.
  await row.waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  const words = await row.getByRole('rowheader').boundingBox()
  expect(words?.width).toBeGreaterThan(280)
  expect(words?.height).toBeLessThan(70)
  for (const cell of await row.getByRole('cell').all()) {
    const box = await cell.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 360 && box.y >= (words?.y ?? 0)).toBe(true)
  }
  expect(await axeFindings(page)).toEqual([])
})

/** A province in a hard half-year: every commune late, every limit of the law passed, official lines on the map, figures up and down. */
async function livelyProvince() {
  const { agency, staff, house, owner, setNow, server } = world()
  setNow(null) // the browser keeps the day of today
  const home = await agency({ kind: 'department', name: 'Sở Thử nghiệm', duties: ['gender_equality'] })
  const officer = await staff('provincial_officer', { agencyId: home })
  const writer = await staff(['operator', 'supervisor'], { agencyId: home })
  const communes = await owner<{ id: string; name: string }>(
    "select id, name from place where level = 'commune' and province_id = '22' and valid_until is null and valid_from >= '2025-07-01' order by id",
  )
  for (const { id, name } of communes)
    await owner(
      "insert into agency (id, province_id, place_id, kind, name, valid_from) values ($1, '22', $2, 'commune', $3, '2025-07-01')",
      [newId(), id, `Ủy ban nhân dân ${name}`],
    )
  const regime = await officer.call(setRegime, {
    body: {
      name: 'Báo cáo sáu tháng về phòng ngừa bạo lực trên cơ sở giới',
      content: 'Kết quả',
      reporters: 'commune',
      method: 'Trên hệ thống',
      due_days: 1,
      closes_days: 240,
      frequency: 'half_year',
      outline: 'I. Kết quả',
      forms: 'Biểu 01',
      source: 'Kế hoạch thử',
      cells: [{ title: 'Họp dân', unit: 'cuộc', indicator: null }],
    },
  })
  const half = lastHalf()
  const period = `${half.on.slice(0, 4)}-H${half.on.slice(5, 7) === '02' ? 1 : 2}`
  await officer.call(openRound, { params: { regime_id: regime.id }, body: { period } })
  await withClient({ ...provided('cluster').superuser, database: server.database }, (client) =>
    client.query(
      `insert into clock (id, province_id, agency_id, record_kind, record_id, rule_code, sense, rule_snapshot, started_at, due_at, internal_due_at, status, missed_at, met_at)
       select gen_random_uuid(), '22', $1, 'thu', gen_random_uuid(), code, 'due', '{}', now() - interval '9 days', now() - interval '8 days', null, 'missed', now() - interval '8 days', null
       from (select distinct code from law_clock_rule where sense = 'due' and (valid_until is null or valid_until > now())) rule`,
      [home],
    ),
  )
  const year = new Date().getFullYear()
  for (const no of Array(9).keys()) {
    const code = `${no < 3 ? 'DA8' : 'TINH'}-${no}`
    await officer.call(setTarget, {
      body: {
        code,
        programme: 'Kế hoạch của tỉnh về phòng ngừa, ứng phó với bạo lực trên cơ sở giới',
        title: 'Địa chỉ tin cậy ở cộng đồng được củng cố hoặc thành lập mới trong năm',
        indicator: 'DIR-2',
        unit_words: 'địa chỉ',
        sense: 'at_least',
        unit: 'count',
        source: 'Kế hoạch thử',
        told_as: 'value',
      },
    })
    await officer.call(setTargetYear, { body: { code, year, value: 5, basis: 'Kế hoạch thử' } })
  }
  const days = (n: number, on: string) => Array.from({ length: n }, () => ({ on }))
  await samplesBy(house, writer).calls([...days(12, half.on), ...days(8, half.before)])
  const drawMap = async () =>
    (await staff('administrator', { agencyId: home })).call(bringBoundaries, {
      body: { valid_from: '2025-07-01', source: 'Công văn thử 1/CV' },
      file: sampleLines(
        communes.map(({ id }, at) => ({ code: id.slice(0, 5), east: (at % 9) + Math.floor(at / 9) * 100 })),
      ),
    })
  return { home, communes: communes.length, drawMap }
}

/** Opens a board that prints by its address alone, and waits until it does with so many communes on its map. */
async function printedBoard(board: string, reader: Person, onMap: number) {
  const page = await visit(reader, `/boards/${board}`)
  await page.addInitScript(() => {
    window.print = () => {
      const map = document.querySelectorAll('svg[role="img"] path').length
      document.documentElement.setAttribute('data-printed', String(map))
    }
  })
  await page.goto(`${page.url()}?print`)
  await page.locator(`html[data-printed="${onMap}"]`).waitFor({ state: 'attached' })
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g), board).toHaveLength(1)
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/)
  return page
}

test('each of the four boards prints by its address alone, without a mouse, on one A4 page, however much is late', {
  timeout: 180_000,
}, async () => {
  const { home, communes, drawMap } = await livelyProvince()
  expect(communes).toBeGreaterThan(50)
  const reader = (role: Parameters<World['staff']>[0]) => world().staff(role, { agencyId: home })
  await (await printedBoard('leader', await reader('leader'), 0)).context().close()
  await drawMap()
  for (const [board, role] of [
    ['leader', 'leader'],
    ['equality', 'provincial_officer'],
    ['centre', 'supervisor'],
    ['union', 'union_officer'],
  ] as const) {
    const page = await printedBoard(board, await reader(role), board === 'centre' ? 0 : communes)
    await page.setViewportSize({ width: 360, height: 740 })
    await fits(page)
    expect(await axeFindings(page), board).toEqual([])
    await page.context().close()
  }
})
