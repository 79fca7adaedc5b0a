import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { parseReference } from '#modules/law/index.ts'

const file = path.resolve(import.meta.dirname, '../../../db/reference/shelter/one-stop-services.csv')

/** Brings the services of a one-stop house to the shipped file; a row somebody has edited stays as edited, and no row is removed. */
export async function loadShelterReference(owner: Client): Promise<void> {
  const rows = parseReference((await readFile(file, 'utf8')).normalize('NFC'))
  await owner.query(
    `insert into law_one_stop_service as t (code, name_vi, name_en, position, from_on, until_on, source)
     select code, name_vi, name_en, position, from_on, until_on, source from jsonb_populate_recordset(null::law_one_stop_service, $1::jsonb)
     on conflict (code) do update set name_vi = excluded.name_vi, name_en = excluded.name_en, position = excluded.position, from_on = excluded.from_on,
       until_on = excluded.until_on, source = excluded.source where t.edited_at is null`,
    [JSON.stringify(rows)],
  )
}
