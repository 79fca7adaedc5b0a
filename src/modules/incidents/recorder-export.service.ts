import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { recorderColumns, type Say, type SharedIncident } from './recorder-columns.ts'
import type { exportRecorderContract } from './recorder-export.contract.ts'

/** As many rows as a list read back in may have. */
const mostRows = 20_000
/** What our map says where the recorder leaves a cell empty. */
const leftEmpty = 'not_recorded'

const words = {
  vi: {
    title: 'Sổ vụ việc GBVIMS',
    notes: [
      'Chỉ gồm vụ việc mà người bị bạo lực đồng ý đưa vào số liệu chung và chưa bị gác lại.',
      'Không có họ tên, số điện thoại, địa chỉ, lời kể. Mã người bị bạo lực là mã hồ sơ; mã cán bộ là số thứ tự trong tệp này.',
      'Ngày sinh là 01/01 của năm suy ra từ tuổi lúc xảy ra; ngày sinh thật không ra khỏi hồ sơ.',
    ],
  },
  en: {
    title: 'GBVIMS incident recorder',
    notes: [
      'Only incidents whose survivor agreed to shared figures and that were not set aside.',
      'No name, number, address or account. The survivor code is the case number; the case manager code is a number within this file.',
      'The date of birth is 1 January of the year that follows from the age at the incident; the true one never leaves the case.',
    ],
  },
} as const

/**
 * The incident recorder's 42 columns for days in which incidents were told. Recorded with the reason and the number of
 * rows. Refuses with `incident.export_too_many`.
 */
export function exportRecorder(
  ctx: Context,
  { body }: RequestOf<typeof exportRecorderContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listShared(trx, body)
    if (rows.length > mostRows) throw new Refusal('incident.export_too_many', { max: mostRows })
    const say = await wordsOfOthers(trx, dayInVietNam(ctx.now()))
    const detail = JSON.stringify({ rows: rows.length, ...body })
    await sql`select audit.note('exported', 'incident', null, ${detail}::jsonb)`.execute(trx)
    const managers = [...new Set(rows.flatMap((row) => row.manager_id ?? []))].sort()
    const managerNo = (id: string | null) =>
      id ? `CM-${String(managers.indexOf(id) + 1).padStart(2, '0')}` : ''
    const { title, notes } = words[ctx.session.language]
    const bytes = await writeSpreadsheet({
      title,
      columns: recorderColumns.map(({ header, width, kind }) => ({ header, width, kind })),
      rows: rows.map((row) => recorderColumns.map((column) => column.cell(row, say, managerNo))),
      notes: [...notes, `${body.from} – ${body.until}`],
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    })
    return { name: `gbvims-${body.from}-${body.until}.xlsx`, bytes }
  })
}

async function listShared(trx: Writer, days: { from: string; until: string }): Promise<SharedIncident[]> {
  const { rows } = await sql<{ told: SharedIncident }>`
    select told from access.incidents_to_share(${days.from}::date, ${days.until}::date)`.execute(trx)
  return rows.map((row) => row.told)
}

/** The map in force on a day. A code the map does not have is our fault, not the reader's. */
async function wordsOfOthers(trx: Writer, on: string): Promise<Say> {
  const rows = await trx
    .selectFrom('gbvims_code')
    .distinctOn(['list', 'ours'])
    .select(['list', 'ours', 'theirs'])
    .where('valid_from', '<=', on)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>', on)]))
    .orderBy('list')
    .orderBy('ours')
    .orderBy('valid_from', 'desc')
    .execute()
  const known = new Map(rows.map((row) => [`${row.list} ${row.ours}`, row.theirs]))
  return (list, code) => {
    const theirs = known.get(`${list} ${code}`)
    if (theirs === undefined) throw new Error(`the code map has no ${list} ${code}`)
    return theirs === leftEmpty ? '' : theirs
  }
}
