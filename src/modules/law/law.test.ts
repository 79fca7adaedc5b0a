import { describe, expect, test } from 'vitest'
import { loginConfig } from '#kernel/database.ts'
import { withClient } from '#kernel/schema.ts'
import { baseKey } from '#tests/support/cluster.ts'
import { useWorld } from '#tests/support/world.ts'
import {
  listActsContract,
  listClockRulesContract,
  listHotlineNumbersContract,
  listTextsContract,
} from './law.contract.ts'
import { loadLawReference } from './reference.loader.ts'

const world = useWorld()
const on = '2026-11-21'

test('an operator of Quảng Ninh sees the emergency numbers first, then her own line, not another province’s', async () => {
  const operator = await world().staff('operator')
  const { items } = await operator.call(listHotlineNumbersContract, { query: { on } })
  expect(items.slice(0, 4).map((line) => line.number_printed)).toEqual(['113', '115', '111', '1800 1769'])
  expect(items.map((line) => line.province_id)).not.toContain('79@20250701')
})

test('a number that ended is shown until the day before, and no longer', async () => {
  const operator = await world().staff('operator')
  await world().owner(`insert into hotline_number
    (code, number_printed, digits, name_vi, name_en, what_for_vi, what_for_en, position, show_publicly, valid_from, valid_until, source, mark)
    values ('old', '1900 0000', '19000000', 'Số cũ', 'Old', 'Thử', 'Test', 99, true, '2020-01-01', '2026-11-21', 'thử', 'R')`)
  const shownOn = async (day: string) => {
    const { items } = await operator.call(listHotlineNumbersContract, { query: { on: day } })
    return items.some((line) => line.code === 'old')
  }
  expect(await shownOn('2026-11-20')).toBe(true)
  expect(await shownOn('2026-11-21')).toBe(false)
})

describe('acts offered', () => {
  test('after divorce they are worded as the decree words them there', async () => {
    const operator = await world().staff('operator')
    const { items } = await operator.call(listActsContract, { query: { relationship: 'divorced', on } })
    expect(items.map((act) => act.code).join('')).toBe('abceghklq')
    expect(items.find((act) => act.code === 'l')?.title_vi).toBe('Cản trở kết hôn')
    expect(items.find((act) => act.code === 'g')?.title_vi).not.toContain('vợ')
  })

  test('for an incident before the decree of 2023 only the law itself speaks', async () => {
    const operator = await world().staff('operator')
    const before = { on: '2023-08-01' }
    expect(
      (await operator.call(listActsContract, { query: { relationship: 'divorced', ...before } })).items,
    ).toEqual([])
    expect(
      (await operator.call(listActsContract, { query: { relationship: 'spouse', ...before } })).items,
    ).toHaveLength(16)
  })
})

test('of two rows of one time limit only the one in force on the day is shown', async () => {
  const operator = await world().staff('operator')
  const limitOn = async (day: string) => {
    const { items } = await operator.call(listClockRulesContract, { query: { on: day } })
    return items.filter((rule) => rule.code === 'KN-ACCEPT').map((rule) => rule.limit_value)
  }
  expect(await limitOn('2026-06-30')).toEqual([10])
  expect(await limitOn('2026-07-01')).toEqual([7])
})

test('texts come in the order asked for, say that they are drafts, and fall back to Vietnamese', async () => {
  const operator = await world().staff('operator')
  world().setNow('2026-11-21T10:00:00+07:00')
  await world().owner(`insert into law_text (text_key, lang, body, author, valid_from, source, mark)
    values ('script.local', 'vi', 'Chỉ có tiếng Việt', 'Trung tâm', '2026-11-01', 'Trung tâm', 'R')`)
  const keys = 'script.suicide.ask,script.unknown,script.local,script.prying'
  const { items } = await operator.call(listTextsContract, { query: { keys, lang: 'en' } })
  expect(items.map((text) => [text.key, text.lang, text.review_state])).toEqual([
    ['script.suicide.ask', 'en', 'draft'],
    ['script.local', 'vi', 'draft'],
    ['script.prying', 'en', 'draft'],
  ])
})

test('loading again changes nothing; a newer file changes shipped rows and leaves edited ones', async () => {
  await withClient(loginConfig(world().server, 'nangmai_owner', baseKey(world().keys)), async (owner) => {
    expect(await loadLawReference(owner)).toEqual({})
    await owner.query(`update law_clock_rule set limit_value = 6 where code = 'CH-EMERG'`)
    await owner.query(
      `update law_clock_rule set limit_value = 7, edited_at = now(), edited_by = gen_random_uuid() where code = 'DV-BAN'`,
    )
    await owner.query(`update law_load set sha256 = repeat('0', 64) where file = 'clock-rules.csv'`)
    expect(await loadLawReference(owner)).toEqual({ 'clock-rules.csv': 1 })
    const { rows } = await owner.query(
      `select code, limit_value from law_clock_rule where code in ('CH-EMERG', 'DV-BAN') order by code`,
    )
    expect(rows).toEqual([
      { code: 'CH-EMERG', limit_value: 12 },
      { code: 'DV-BAN', limit_value: 7 },
    ])
  })
})
