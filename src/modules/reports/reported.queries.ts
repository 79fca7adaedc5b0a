import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { ReportedFigure, ReportedLine } from './report.contract.ts'

const columns = sql`id, title, unit, value::float8 as value, from_on::text as "from", until_on::text as until, body_name, document_number,
  document_date::text as document_date, paper_id, version`

/** Sums reported for spans within the one given, by body and document; withdrawn ones left out. */
export async function listReported(
  db: Reader,
  provinceId: string,
  span: { from: string; until: string; paper_id?: string | undefined },
): Promise<ReportedFigure[]> {
  const { rows } = await sql<ReportedFigure>`
    select ${columns} from reported_figure
    where  province_id = ${provinceId} and from_on >= ${span.from}::date and until_on <= ${span.until}::date and withdrawn_at is null
      and  (${span.paper_id ?? null}::uuid is null or paper_id = ${span.paper_id ?? null}::uuid)
    order  by body_name, document_date, title, id`.execute(db)
  return rows
}

/** One reported figure that still stands, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockReported(trx: Writer, id: string): Promise<ReportedFigure> {
  const { rows } = await sql<ReportedFigure>`
    select ${columns} from reported_figure where id = ${id}::uuid and withdrawn_at is null for update`.execute(
    trx,
  )
  const [found] = rows
  if (!found) throw new Refusal('record.not_found', { id })
  return found
}

export function insertReported(
  trx: Writer,
  provinceId: string,
  by: string,
  figure: Omit<ReportedFigure, 'version'>,
) {
  const { from, until, ...rest } = figure
  return refusing(
    trx
      .insertInto('reported_figure')
      .values({ ...rest, province_id: provinceId, from_on: from, until_on: until, entered_by: by })
      .execute(),
    { reported_figure_paper: () => new Refusal('record.not_found', { id: String(figure.paper_id) }) },
  )
}

export async function withdrawReported(trx: Writer, id: string, at: Date): Promise<number> {
  const row = await trx
    .updateTable('reported_figure')
    .set({ withdrawn_at: at.toISOString(), version: sql`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** Scans that are not hidden, by the figure they belong to, first to last. */
export async function listScans(
  db: Reader,
  figures: readonly string[],
): Promise<Map<string, ReportedLine['scans']>> {
  const { rows } = await sql<ReportedLine['scans'][number] & { figure_id: string }>`
    select figure_id, id, name, media_type, bytes, version from reported_scan
    where  figure_id = any (${figures}::uuid[]) and removed_at is null order by uploaded_at, id`.execute(db)
  const scans = new Map<string, ReportedLine['scans']>()
  for (const { figure_id, ...scan } of rows) scans.set(figure_id, [...(scans.get(figure_id) ?? []), scan])
  return scans
}
