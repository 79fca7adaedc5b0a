import { expect, test } from 'vitest'
import { askForCaseContract, exportAidContract, listOfCaseContract } from '#modules/aid/aid.contract.ts'
import { readSpreadsheet } from '#modules/documents/index.ts'
import { readFigure } from '#modules/indicators/indicator.contract.ts'
import { houseUseContract, shelterAnswerContract, tonightContract } from '#modules/shelter/house.contract.ts'
import { makeBeds, shelterHouse } from '#modules/shelter/shelter.builders.ts'
import {
  exportStaysContract,
  leaveContract,
  listStaysContract,
  readCaseShelterContract,
  readStayContract,
} from '#modules/shelter/stay.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { openPart, words } from '../documents/docx-walk.ts'
import * as contracts from './report.contract.ts'

const world = useWorld()
const half = { from: '2026-07-01', until: '2027-01-01' }
const nights = 10

/** A mother and her two children, in the house from the 11th to the 21st of November 2026. */
async function family() {
  world().setNow('2026-11-21T08:00:00+07:00')
  const house = await shelterHouse(world(), { beds: 4 })
  const them = await house.family(2)
  const stay = await house.stay(them, '2026-11-11T22:30:00+07:00')
  const leave = () =>
    house.keeper.call(leaveContract, {
      params: { stay_id: stay.id },
      body: { version: stay.version, left_at: '2026-11-21T07:30:00+07:00', left_to: 'relatives' },
    })
  return { ...house, them, stay, leave }
}

test('a mother with two children is 1 case, 3 persons and 3 × 10 nights on the board, in the register, its sheet and the case file', async () => {
  const { keeper, manager, them, stay, house_id, leave } = await family()
  const beds = (await keeper.call(tonightContract)).houses.flatMap((each) => each.beds)
  const slept = beds.flatMap((bed) => (bed.stay ? [bed.stay] : []))
  expect(new Set(slept.map((each) => each.id))).toEqual(new Set([stay.id]))
  for (const each of slept) expect(each).toMatchObject({ case_code: them.code, persons: 3, nights })
  expect([slept.length, beds.filter((bed) => bed.free).length]).toEqual([3, 1])

  const line = { case_code: them.code, persons: 3, children: 2, nights, person_nights: 3 * nights }
  const params = { case_id: them.case_id }
  const everywhere = async () => {
    expect((await keeper.call(listStaysContract, { query: { q: them.code } })).items).toMatchObject([line])
    expect((await manager.call(readCaseShelterContract, { params })).stays).toMatchObject([line])
    const page = await keeper.call(readStayContract, { params: { stay_id: stay.id } })
    expect([page.nights, ...page.persons.map((person) => person.nights)]).toEqual([nights, 10, 10, 10])
    const { bytes } = await keeper.call(exportStaysContract, { query: { q: them.code } })
    const sheet = await readSpreadsheet(bytes, [
      { key: 'code', header: 'Mã hồ sơ', kind: 'text' },
      { key: 'persons', header: 'Số người', kind: 'text' },
      { key: 'children', header: 'Trẻ em', kind: 'text' },
      { key: 'nights', header: 'Số đêm', kind: 'text' },
      { key: 'all', header: 'Đêm lưu trú của mọi người', kind: 'text' },
    ])
    expect(sheet.rows.map((row) => row.values)).toEqual([
      { code: them.code, persons: '3', children: '2', nights: '10', all: '30' },
    ])
    const use = await keeper.call(houseUseContract, { params: { house_id }, query: { months: 1 } })
    expect(use.months.at(-1)).toMatchObject({ month: '2026-11-01', occupied: 3 * nights })
  }
  await everywhere()
  await leave() // in the morning: no night more, nowhere
  await everywhere()
})

test('… and the same in the figures and in the sentence of the six-month report', async () => {
  const agencyId = await world().agency({ kind: 'department', duties: ['gender_equality'] })
  const officer = await world().staff('provincial_officer', { agencyId })
  const value = async (code: string) =>
    Number((await officer.call(readFigure, { params: { code }, query: half })).value)
  world().setNow('2026-11-21T08:00:00+07:00')
  const before = [await value('STY-1'), await value('STY-2')]
  await (await family()).leave()
  const after = [await value('STY-1'), await value('STY-2')]
  expect(after).toEqual([Number(before[0]) + 3, Number(before[1]) + 3 * nights])

  world().setNow('2027-01-05T09:00:00+07:00')
  const { id } = await officer.call(contracts.beginReport, { body: { kind: 'six_month', period: '2026-H2' } })
  const params = { report_id: id }
  const { body } = await officer.call(contracts.getReport, { params })
  const figure = (indicator: 'STY-1' | 'STY-2') => ({ figure: { indicator } })
  const runs = [
    { text: 'Có ' },
    figure('STY-1'),
    { text: ' người được tạm lánh với ' },
    figure('STY-2'),
    { text: ' đêm lưu trú.' },
  ]
  await officer.call(contracts.saveReport, {
    params,
    body: { version: 1, body: { ...body, blocks: [...body.blocks, { kind: 'paragraph', runs }] } as never },
  })
  const draft = await officer.call(contracts.getReport, { params })
  const told = new Map(draft.figures.map((each) => [each.key, each.value]))
  expect([told.get('STY-1'), told.get('STY-2')]).toEqual(after)
  await officer.call(contracts.freezeReport, { params, body: { version: 2 } })
  const { bytes } = await officer.call(contracts.downloadIssue, { params: { ...params, no: '1' } })
  const written = after.map((n) => String(n).padStart(2, '0'))
  expect(words(openPart(bytes, 'word/document.xml'))).toContain(
    `Có ${written[0]} người được tạm lánh với ${written[1]} đêm lưu trú.`,
  )
})

test('… eats on eleven days, each of the three: 33 meal days in the case and on the list to sign, and not 30', async () => {
  const { operator, manager, agencyId, them, leave } = await family()
  await leave()
  const accountant = await world().staff('accountant', { agencyId })
  const params = { case_id: them.case_id }
  const { code } = await manager.call(askForCaseContract, {
    params,
    body: {
      kind: 'meals',
      persons: 3,
      from_on: '2026-11-11',
      until_on: '2026-11-21',
      quantity: null,
      unit_amount: 50_000,
      note: null,
    },
  })
  const meals = { code, persons: 3, quantity: 33, amount: 33 * 50_000 }
  expect((await operator.call(listOfCaseContract, { params })).items).toMatchObject([meals])
  const { bytes } = await accountant.call(exportAidContract, { query: { kind: 'meals' } })
  const sheet = await readSpreadsheet(bytes, [
    { key: 'code', header: 'Mã hỗ trợ', kind: 'text' },
    { key: 'quantity', header: 'Số lượng', kind: 'number' },
    { key: 'amount', header: 'Thành tiền (đồng)', kind: 'number' },
  ])
  expect(sheet.rows.find((row) => row.values.code === code)?.values).toEqual({
    code,
    quantity: 33,
    amount: 1_650_000,
  })
})

test('… and whoever asks from outside is told "has room" or "call" alike before, while and after they are there', async () => {
  const desk = await world().staff('partner_desk')
  const ask = async () => {
    const reply = await desk.send(shelterAnswerContract)
    return [reply.statusCode, reply.json()]
  }
  const { keeper, leave } = await family()
  for (const name of ['Nhà hai', 'Nhà ba']) await makeBeds(keeper, 1, { name })
  const there = await ask()
  await leave()
  expect([there, await ask()]).toEqual([
    [200, { answer: 'has_room' }],
    [200, { answer: 'has_room' }],
  ])
})
