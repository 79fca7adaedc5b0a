import ExcelJS from 'exceljs'
import { inject as provided } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import type { Person, World } from './world.ts'

/** The first sheet of a list as somebody opens it: headings of the third row, and every row below; a formula would be no string. */
export async function sheetOf(bytes: Uint8Array) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as never)
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('the file has no sheet')
  const cells = (row: number) =>
    Array.from({ length: sheet.columnCount }, (_, at) => sheet.getRow(row).getCell(at + 1).value)
  const rows = Array.from({ length: Math.max(0, sheet.rowCount - 3) }, (_, at) => cells(at + 4))
  return { title: sheet.getCell(1, 1).value, headings: cells(3), rows }
}

/** What the audit keeps of the lists of one kind somebody took out, first to last. */
export function exportsOf(world: World, record: string, person: Person): Promise<unknown[]> {
  const as = { ...provided('cluster').superuser, database: world.server.database }
  return withClient(as, async (client) => {
    const { rows } = await client.query(
      "select detail from audit.entry where act = 'exported' and kind = $1 and staff_id = $2 order by id",
      [record, person.id],
    )
    return rows.map(({ detail }) => detail)
  })
}
