import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { z } from 'zod'
import { day } from '#kernel/shapes.ts'
import { Content, itemCode } from './checklist.shapes.ts'
import { subjects } from './inspection.codes.ts'

const file = path.resolve(import.meta.dirname, '../../../db/reference/inspections/checklists.json')
const Shipped = z.array(
  z.strictObject({
    code: itemCode,
    no: z.int(),
    title_vi: z.string(),
    title_en: z.string(),
    subject: z.enum(subjects),
    pass_percent: z.int(),
    source: z.string(),
    mark: z.enum(['C', 'C*', 'S', 'R', '?']),
    valid_from: day,
    content: Content,
  }),
)

/** Brings in versions of checklists that are not there yet; one that is there is never changed. */
export async function loadChecklists(owner: Client): Promise<void> {
  const lists = Shipped.parse(JSON.parse((await readFile(file, 'utf8')).normalize('NFC')))
  await owner.query(
    `insert into inspection_checklist (code, no, title_vi, title_en, subject, pass_percent, source, mark, valid_from, content)
     select code, no, title_vi, title_en, subject, pass_percent, source, mark, valid_from, content from jsonb_populate_recordset(null::inspection_checklist, $1::jsonb)
     on conflict (code, no) do nothing`,
    [JSON.stringify(lists)],
  )
}
