import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { setConflictContract } from '#modules/cases/assignment.contract.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { readCaseContract } from '#modules/cases/case.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { anIncident, type Told } from './incident.builders.ts'
import { recordIncidentContract } from './incident.contract.ts'
import { codeWords } from './incident-words.codes.ts'
import { exportRecorderContract } from './recorder-export.contract.ts'

const world = useWorld()
const asked = { from: '2026-11-01', until: '2026-12-01', reason: 'agreed_sharing' as const }

async function sheetOf(who: Person) {
  const { bytes } = (await who.call(exportRecorderContract, { body: asked })) as { bytes: Uint8Array }
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as never)
  const sheet = workbook.worksheets[0]
  const cells = (row: number) =>
    Array.from({ length: 42 }, (_, at) => sheet?.getCell(row, at + 1).value ?? null)
  return {
    width: sheet?.columnCount,
    header: cells(3),
    first: cells(4),
    second: cells(5),
    text: JSON.stringify(workbook.model),
  }
}
const record = (who: Person, case_id: string, overrides: Partial<Told> = {}) =>
  who.call(recordIncidentContract, { params: { case_id }, body: anIncident(overrides) })

test('the recorder gets its 42 columns in its order and its own words, and no name', async () => {
  const { managedCase, manager, supervisor } = await caseHouse(world())
  const opened = await managedCase({
    persons: [{ part: 'survivor', sex: 'female', age_years: 31, name: 'Trần Thị Thử Hoà', ethnicity: 'tay' }],
  })
  await record(manager, opened.id, { narrative: '=1+1 lời kể Hoà' })
  const sheet = await sheetOf(supervisor)
  expect(sheet.width).toBe(42)
  expect(sheet.header.slice(0, 7)).toEqual([
    'Incident ID',
    'Survivor Code',
    'Case Manager Code',
    'Date of Interview',
    'Date of Incident',
    'Date of Birth',
    'Sex',
  ])
  expect(sheet.header.slice(-2)).toEqual(['Consent Given', 'Agency Code'])
  const at = (header: string) => sheet.first[sheet.header.indexOf(header)]
  expect([at('Incident ID'), at('Survivor Code'), at('Case Manager Code')]).toEqual([
    `${opened.code}-1`,
    opened.code,
    'CM-01',
  ])
  expect(at('Sex')).toBe('F')
  expect(at('Civil / Marital Status')).toBe('married_cohabitating')
  expect(at('GBV Type')).toBe('physical_assault')
  expect(at('Alleged Perpetrator – Survivor Relationship')).toBe('intimate_partner_former_partner')
  expect(at('Health / Medical Services')).toBe('referred')
  expect(at('Livelihoods Program')).toBeNull()
  expect(sheet.text).not.toMatch(/Hoà|1\+1/)
})

test('what she did not agree to stays in the house, and so do the files of other agencies', async () => {
  const { managedCase, manager, supervisor } = await caseHouse(world())
  const elsewhere = await caseHouse(world())
  const { id } = await managedCase()
  await record(manager, id, { consent_reporting: false })
  const theirs = await elsewhere.managedCase()
  await record(elsewhere.manager, theirs.id)
  expect((await sheetOf(supervisor)).first[0]).toBeNull()
  expect((await sheetOf(elsewhere.supervisor)).first[0]).toBe(`${theirs.code}-1`)
})

test('the data protection officer gets the rows without opening a case; a worker gets none', async () => {
  const { managedCase, manager, agencyId } = await caseHouse(world())
  const officer = await world().staff('data_protection_officer', { agencyId })
  const opened = await managedCase()
  await record(manager, opened.id)
  expect((await sheetOf(officer)).first[0]).toBe(`${opened.code}-1`)
  expect(await refusalOf(officer.call(readCaseContract, { params: { case_id: opened.id } }))).toBe(
    'permit.missing',
  )
  expect(await refusalOf(manager.call(exportRecorderContract, { body: asked }))).toBe('permit.missing')
})

test('a conflict of interest hides a case from the file too', async () => {
  const { managedCase, manager, agencyId, supervisor } = await caseHouse(world())
  const related = await world().staff('supervisor', { agencyId })
  const opened = await managedCase()
  await record(manager, opened.id)
  expect((await sheetOf(related)).first[0]).not.toBeNull()
  await supervisor.call(setConflictContract, {
    params: { case_id: opened.id },
    body: { staff_id: related.id },
  })
  expect((await sheetOf(related)).first[0]).toBeNull()
})

test('each file that leaves is recorded with its reason and how many rows it held', async () => {
  const { supervisor } = await caseHouse(world())
  await sheetOf(supervisor)
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  const rows = await withClient(
    superuser,
    async (client) =>
      (
        await client.query(
          "select detail from audit.entry where act = 'exported' and kind = 'incident' and staff_id = $1",
          [supervisor.id],
        )
      ).rows,
  )
  expect(rows).toMatchObject([{ detail: { rows: 0, reason: 'agreed_sharing', from: '2026-11-01' } }])
})

test('every code of ours that the recorder asks for has a word of theirs', async () => {
  const csv = await readFile(
    new URL('../../../db/reference/incidents/gbvims-codes.csv', import.meta.url),
    'utf8',
  )
  const lists = new Set(
    csv
      .split('\n')
      .slice(2)
      .map((line) => line.split(',')[0]),
  )
  for (const [list, words] of Object.entries(codeWords.vi)) {
    if (!lists.has(list)) continue
    for (const code of Object.keys(words)) expect(csv, `${list} ${code}`).toContain(`\n${list},${code},`)
  }
})
