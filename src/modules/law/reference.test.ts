import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseReference } from './reference.csv.ts'
import { lawFiles, lawFolder } from './reference.loader.ts'

const rowsOf = (file: string) => parseReference(readFileSync(path.join(lawFolder, file), 'utf8'))
const rules = rowsOf('clock-rules.csv')
const ruleIn = (code: string, on: string) =>
  rules.find(
    (row) =>
      row.code === code &&
      (row.valid_from ?? '') <= on &&
      (row.valid_until === null || (row.valid_until ?? '') > on),
  )
const offered = (relationship: string) =>
  rowsOf('act-offers.csv').flatMap((row) => (row.relationship === relationship ? [row.act_code] : []))

describe('reading a file', () => {
  test('quotes, commas, doubled quotes and line breaks inside quotes are read as written', () => {
    expect(parseReference('# SOURCE: x\na,b\n"1,2","nói ""vâng""\nrồi đi"\n')).toEqual([
      { a: '1,2', b: 'nói "vâng"\nrồi đi' },
    ])
  })

  test('an empty cell is nothing, and Windows line ends do not stick to the last cell', () => {
    expect(parseReference('a,b\r\n,2\r\n')).toEqual([{ a: null, b: '2' }])
  })

  test('a shifted row and an open quote do not load', () => {
    expect(() => parseReference('a,b\n1,2,3\n')).toThrow(/row 2/)
    expect(() => parseReference('a,b\n"1,2\n')).toThrow(/never closed/)
  })
})

describe.each(lawFiles)('$file', ({ file, key }) => {
  const rows = rowsOf(file)

  test('says where it comes from, in the file and on every row, with how sure and from when', () => {
    expect(readFileSync(path.join(lawFolder, file), 'utf8')).toMatch(/^# SOURCE: \S/)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row.source, JSON.stringify(row)).toBeTruthy()
      expect(['C', 'C*', 'S', 'R', '?']).toContain(row.mark)
      expect(row.valid_from).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })

  test('has each row once, in composed Unicode', () => {
    const keys = rows.map((row) => key.map((column) => row[column]).join('|'))
    expect(new Set(keys).size).toBe(keys.length)
    for (const value of rows.flatMap((row) => Object.values(row)))
      expect(value?.normalize('NFC')).toBe(value ?? undefined)
  })
})

describe('the sixteen acts', () => {
  test('follow the letters of the law: đ after d, no f, no j', () => {
    expect(
      rowsOf('acts.csv')
        .map((row) => row.code)
        .join(''),
    ).toBe('abcdđeghiklmnopq')
  })

  test('all count between wife and husband; forced sex "of wife or husband" is not offered for other family', () => {
    expect(offered('spouse')).toHaveLength(16)
    expect(offered('family')).toHaveLength(15)
    expect(offered('family')).not.toContain('i')
  })

  test('after divorce nine count, among them being kept from the children, not act m', () => {
    expect(offered('divorced').sort()).toEqual([...'abceghklq'])
    expect(offered('divorced')).not.toContain('m')
  })

  test('people living together as married are covered for forced sex and forced pregnancy', () => {
    expect(offered('cohabiting')).toEqual(expect.arrayContaining(['a', 'b', 'c', 'k', 'm', 'i', 'p', 'q']))
  })
})

describe('time limits', () => {
  test.each([
    ['DV-BAN', '12', 'hour'],
    ['DV-BAN-MAX', '3', 'day'],
    ['DV-BAN-CANCEL', '12', 'hour'],
    ['DV-CONTACT', '4', 'hour'],
    ['CH-EMERG', '12', 'hour'],
    ['CH-SEP-MAX', '15', 'day'],
    ['CH-PLAN', '5', 'working_day'],
    ['CH-APPROVE', '2', 'working_day'],
    ['TR-VERIFY', '3', 'day'],
    ['PD-BREACH', '72', 'hour'],
    ['PD-ACK', '2', 'working_day'],
  ])('%s is %s %s in November 2026', (code, value, unit) => {
    expect(ruleIn(code, '2026-11-21')).toMatchObject({ limit_value: value, limit_unit: unit })
  })

  test('a complaint is accepted within 7 working days since 01/07/2026, within 10 days before', () => {
    expect(ruleIn('KN-ACCEPT', '2026-06-30')).toMatchObject({ limit_value: '10', limit_unit: 'day' })
    expect(ruleIn('KN-ACCEPT', '2026-07-01')).toMatchObject({ limit_value: '7', limit_unit: 'working_day' })
  })

  test('"ngay" has no number, only our own target of 15 minutes', () => {
    const atOnce = rules.filter((row) => row.limit_unit === 'immediately')
    expect(atOnce.map((row) => row.code).sort()).toEqual(['DV-CRIME', 'DV-NOTIFY', 'TR-NOTIFY'])
    for (const row of atOnce) expect(row).toMatchObject({ limit_value: null, internal_target_minutes: '15' })
  })

  test('no limit rolls over days off before somebody has confirmed it', () => {
    expect(rules.filter((row) => row.roll_to_working_day !== 'false')).toEqual([])
  })
})

describe('numbers and texts', () => {
  test('every number is printed as it is dialled', () => {
    for (const row of rowsOf('hotline-numbers.csv'))
      expect(row.number_printed?.replaceAll(' ', '')).toBe(row.digits)
  })

  test('Quảng Ninh shows its own line and the national ones; hours nobody confirmed are not claimed', () => {
    const lines = rowsOf('hotline-numbers.csv')
    expect(lines.find((row) => row.province_id === '22')).toMatchObject({
      number_printed: '1800 1769',
      hours_vi: null,
    })
    for (const digits of ['113', '115', '111']) {
      expect(lines.find((row) => row.digits === digits)).toMatchObject({
        province_id: null,
        show_publicly: 'true',
      })
    }
  })

  test('every script stands in both languages and is a draft until someone signs it', () => {
    const texts = rowsOf('texts.csv')
    const keysIn = (lang: string) => texts.flatMap((row) => (row.lang === lang ? [row.text_key] : []))
    expect(keysIn('en')).toEqual(keysIn('vi'))
    for (const row of texts) expect(row).toMatchObject({ review_state: 'draft', reviewed_by: null })
  })

  test('HIV medicine is told with both its hours', () => {
    const pep = rowsOf('texts.csv').filter((row) => row.text_key === 'script.assault.pep')
    for (const row of pep) expect(row.body).toMatch(/24.*72/)
  })
})
