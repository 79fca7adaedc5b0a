import { expect, test } from 'vitest'
import { communeHouse } from '#modules/communebook/incident.builders.ts'
import { readCsv } from '#modules/documents/spreadsheet-csv.ts'
import { readFigure } from '#modules/indicators/indicator.contract.ts'
import { papersHouse } from '#modules/papers/paper.builders.ts'
import { movePaperContract } from '#modules/papers/paper.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { setCodes } from './exchange.codes.ts'
import * as contracts from './exchange.contract.ts'

const world = useWorld()

async function takenBy(who: Person, set: (typeof setCodes)[number], year = 2026) {
  const { bytes } = await who.call(contracts.downloadExchangeSet, { params: { set }, query: { year } })
  const [header = [], ...rows] = readCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  return { header, rows, text: new TextDecoder().decode(bytes) }
}

test('papers of policy and of carrying out go in two sets with the fields the decree names; drafts and other years stay', async () => {
  const { officer, enter } = await papersHouse(world())
  await enter({ kind: 'decision', subject: '=HYPERLINK("x")', number: '9/QĐ-THU' })
  await enter({ kind: 'plan', subject: 'Kế hoạch được gửi', number: '8/KH-THU' })
  await enter({
    kind: 'plan',
    subject: 'Đã hết từ lâu',
    issued_on: '2020-01-02',
    from_on: '2020-01-02',
    until_on: '2020-12-31',
  })
  const old = await enter({
    kind: 'rules',
    subject: 'Đã được thay',
    number: '7/QC-THU',
    issued_on: '2021-03-01',
    from_on: '2021-03-01',
    until_on: undefined,
  })
  const { id: replaced_by } = await enter({
    kind: 'rules',
    subject: 'Thay cái cũ',
    number: '6/QC-THU',
    issued_on: '2025-03-01',
    from_on: '2025-03-01',
    until_on: undefined,
  })
  await officer.call(movePaperContract, {
    params: { paper_id: old.id },
    body: { version: 1, move: 'replace', on: '2025-03-01', replaced_by },
  })
  const policy = await takenBy(officer, '1a')
  expect(policy.header).toEqual([
    'Số, ký hiệu',
    'Trích yếu',
    'Loại văn bản',
    'Ngày ban hành',
    'Cơ quan ban hành',
    'Ngày hiệu lực',
    'Tình trạng hiệu lực',
  ])
  expect(policy.rows.map((row) => row[0])).toEqual(['6/QC-THU', '9/QĐ-THU'])
  expect(policy.rows.slice(1)).toEqual([
    ['9/QĐ-THU', '=HYPERLINK("x")', 'Quyết định', '2026-01-15', 'UBND Thử', '2026-01-15', 'Đang hiệu lực'],
  ])
  expect(policy.text).toContain(`"'=HYPERLINK(""x"")"`) // a spreadsheet shows it, and runs nothing
  expect(policy.text).not.toContain('Phó Chủ tịch Thử')
  const carrying = await takenBy(officer, '1b')
  expect(carrying.rows.map((row) => row[1])).toEqual(['Kế hoạch được gửi'])
  expect(carrying.rows[0]?.slice(5)).toEqual(['2026-01-15', '2026-12-31'])
})

test('figures go as the page of figures tells them to that reader: exact to who reports them, covered to another, and nobody by name', async () => {
  const book = await communeHouse(world())
  for (let n = 0; n < 3; n++)
    await book.record({ check: { result: 'confirmed', at: '2026-11-20T05:00:00Z' } })
  const duty = await world().agency({ kind: 'department', duties: ['domestic_violence'] })
  const reporting = await world().staff('provincial_officer', { agencyId: duty })
  const other = await world().staff('provincial_officer')
  for (const who of [reporting, other]) {
    const told = await who.call(readFigure, {
      params: { code: 'INC-1' },
      query: { from: '2026-01-01', until: '2027-01-01', by: 'place' },
    })
    const { header, rows, text } = await takenBy(who, '4')
    expect(header.slice(0, 3)).toEqual(['Mã chỉ số', 'Chỉ số', 'Đơn vị'])
    expect(rows[0]?.slice(3)).toEqual([
      '2026-01-01',
      '2026-12-31',
      'Địa bàn',
      '',
      'Tổng số',
      String(told.value),
    ])
    expect(rows.slice(1).map((row) => [row[6], row[8]])).toEqual([
      ...(told.by?.items ?? []).map((item) => [item.key.slice(0, 5), String(item.value)]),
      ...(told.by?.rest ?? []).map((rest) => ['', String(rest.value)]),
    ])
    expect(text).not.toMatch(/Người Thử|indicators\./)
  }
  expect((await takenBy(reporting, '4')).rows[0]?.[8]).toBe('3')
  expect((await takenBy(other, '4')).rows[0]?.[8]).toBe('<5')
})

test('every set has a file in words, groups about people have none, and each file that is taken is recorded', async () => {
  const officer = await world().staff('provincial_officer')
  const { year, sets, withheld } = await officer.call(contracts.listExchangeSets, { query: { year: 2026 } })
  expect([year, sets.map((set) => set.code)]).toEqual([2026, [...setCodes]])
  expect(withheld.filter((each) => each.why === 'people').map((each) => each.group)).toEqual(['5', '6', '7'])
  for (const { code, rows } of sets) {
    const file = await takenBy(officer, code)
    expect([code, file.rows.length]).toEqual([code, rows])
    expect(file.text).not.toMatch(/indicators\.|papers\./)
  }
  const noted = await world().owner<{ record_id: string; detail: object }>(
    "select record_id, detail from audit.entry where act = 'exported' and kind = 'exchange' and staff_id = $1 order by at",
    [officer.id],
  )
  expect(noted.map((each) => each.record_id)).toEqual([...setCodes])
  expect(noted[0]?.detail).toMatchObject({ set: '1a', year: 2026 })
  const leader = await world().staff('leader')
  expect(
    await refusalOf(
      leader.call(contracts.downloadExchangeSet, { params: { set: '4' }, query: { year: 2026 } }),
    ),
  ).toBe('permit.missing')
})
