import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Scheme } from '#modules/indicators/index.ts'
import type { OutlineCode } from './outlines/outline.codes.ts'
import type { ReportBody } from './report.body.codes.ts'
import type { ReportKind, ReportLayout } from './report.kinds.ts'
import type { ReportStatus } from './report.life.ts'
import type { Frozen, Issuer } from './report.print.ts'

export interface ReportRow {
  id: string
  province_id: string
  agency_id: string
  agency_name: string
  kind: ReportKind
  outline: OutlineCode
  layout: ReportLayout
  scheme: Scheme
  period: string
  title: string
  body: ReportBody
  status: ReportStatus
  begun_at: Date
  begun_micros: number
  open_remarks: number
  version: number
}

export interface IssueRow {
  no: number
  frozen_at: Date
  figures: Frozen
  body: ReportBody
  sha256: Buffer
  signer_title: string | null
  signer_name: string | null
  signed_on: string | null
  number: number | null
  issued_on: string | null
  issued_sha256: Buffer | null
  slip: boolean
  signed_copy: { media_type: string; sha256: string; filed_at: string } | null
}

const lineColumns = sql`r.id, r.province_id, r.agency_id, a.name as agency_name, r.kind, r.outline, r.layout, r.scheme, r.period, r.title, r.status, r.begun_at,
  (extract(epoch from r.begun_at) * 1000000)::bigint as begun_micros, r.version,
  (select count(*)::int from report_remark m where m.report_id = r.id and m.answers_id is null and m.settled_at is null) as open_remarks`
const columns = sql`${lineColumns}, r.body`

/** A report in a list, with what stands on the paper of its last issue once that is signed and numbered. */
export type ReportLine = Omit<ReportRow, 'body'> & {
  period_vi: string
  period_en: string
  signed_on: string | null
  number: number | null
  issued_on: string | null
}

/** Reports the row rules let through, newest first, without their text; all of them where no limit is given. */
export async function listReports(
  trx: Writer,
  page: { after?: readonly [number, string] | undefined; limit?: number | undefined } = {},
): Promise<ReportLine[]> {
  const after = page.after
    ? sql`(r.begun_at, r.id) < (to_timestamp(${page.after[0]} / 1000000.0), ${page.after[1]}::uuid)`
    : sql`true`
  const { rows } = await sql<ReportLine>`
    select ${lineColumns}, p.name_vi as period_vi, p.name_en as period_en, i.signed_on::text as signed_on, i.number, i.issued_on::text as issued_on
    from   report r join agency a on a.id = r.agency_id join period p on p.scheme = r.scheme and p.code = r.period
    left join lateral (select signed_on, number, issued_on from report_issue where report_id = r.id order by no desc limit 1) i on true
    where  ${after} order by r.begun_at desc, r.id desc ${page.limit === undefined ? sql`` : sql`limit ${page.limit}`}`.execute(
    trx,
  )
  return rows
}

/** One report, for reading. Refuses with `record.not_found`. */
export async function getReport(trx: Writer, id: string): Promise<ReportRow> {
  const { rows } =
    await sql<ReportRow>`select ${columns} from report r join agency a on a.id = r.agency_id where r.id = ${id}::uuid`.execute(
      trx,
    )
  const [found] = rows
  if (!found) throw new Refusal('record.not_found', { id })
  return found
}

/** One report, held until the transaction ends; only for those who may change it. Refuses with `record.not_found`. */
export async function lockReport(trx: Writer, id: string): Promise<ReportRow> {
  const { rows } = await sql<ReportRow>`
    select ${columns} from report r join agency a on a.id = r.agency_id where r.id = ${id}::uuid for update of r`.execute(
    trx,
  )
  const [found] = rows
  if (!found) throw new Refusal('record.not_found', { id })
  return found
}

export function insertReport(
  trx: Writer,
  row: Pick<
    ReportRow,
    | 'id'
    | 'province_id'
    | 'agency_id'
    | 'kind'
    | 'outline'
    | 'layout'
    | 'scheme'
    | 'period'
    | 'title'
    | 'body'
  > & { begun_by: string; begun_at: Date },
) {
  return trx
    .insertInto('report')
    .values({ ...row, begun_at: row.begun_at.toISOString(), body: JSON.stringify(row.body) })
    .execute()
}

/** Writes text or state and raises the version; gives the new one. */
export async function changeReport(
  trx: Writer,
  id: string,
  change: { status?: ReportStatus; body?: ReportBody; title?: string },
): Promise<number> {
  const { body, ...rest } = change
  const row = await trx
    .updateTable('report')
    .set({ ...rest, ...(body ? { body: JSON.stringify(body) } : {}), version: sql`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

const issueColumns = sql`no, frozen_at, figures, body, sha256, signer_title, signer_name, signed_on::text as signed_on, number,
  issued_on::text as issued_on, issued_sha256,
  exists (select 1 from report_slip s where s.report_id = report_issue.report_id and s.no = report_issue.no) as slip,
  (select jsonb_build_object('media_type', p.media_type, 'sha256', encode(p.sha256, 'hex'), 'filed_at', p.filed_at)
   from filed_paper p where p.report_id = report_issue.report_id and p.no = report_issue.no) as signed_copy`

/** Issues of a report, first to last. */
export async function listIssues(trx: Writer, reportId: string): Promise<IssueRow[]> {
  const { rows } =
    await sql<IssueRow>`select ${issueColumns} from report_issue where report_id = ${reportId}::uuid order by no`.execute(
      trx,
    )
  return rows
}

/** One issue. Refuses with `record.not_found`. */
export async function getIssue(trx: Writer, reportId: string, no: number): Promise<IssueRow> {
  const found = (await listIssues(trx, reportId)).find((issue) => issue.no === no)
  if (!found) throw new Refusal('record.not_found', { id: reportId, no })
  return found
}

export function insertIssue(
  trx: Writer,
  row: {
    report_id: string
    no: number
    frozen_at: Date
    frozen_by: string
    figures: Frozen
    body: ReportBody
    docx: Buffer
    sha256: Buffer
  },
) {
  return trx
    .insertInto('report_issue')
    .values({
      ...row,
      frozen_at: row.frozen_at.toISOString(),
      figures: JSON.stringify(row.figures),
      body: JSON.stringify(row.body),
    })
    .execute()
}

/** Adds what comes after freezing. The database lets each be written once. */
export function completeIssue(
  trx: Writer,
  reportId: string,
  no: number,
  change:
    | { signer_title: string; signer_name: string; signed_on: string }
    | { number: number; issued_on: string; issued_docx: Buffer; issued_sha256: Buffer; entered_by: string },
) {
  return trx
    .updateTable('report_issue')
    .set(change)
    .where('report_id', '=', reportId)
    .where('no', '=', no)
    .execute()
}

/** The stored bytes of an issue: the copy asked for, else the one with number and date once there is one. */
export async function getBytes(
  trx: Writer,
  reportId: string,
  no: number,
  copy?: 'frozen' | 'issued',
): Promise<Buffer> {
  const row = await trx
    .selectFrom('report_issue')
    .select(['docx', 'issued_docx'])
    .where('report_id', '=', reportId)
    .where('no', '=', no)
    .executeTakeFirst()
  const bytes =
    copy === 'frozen' ? row?.docx : copy === 'issued' ? row?.issued_docx : (row?.issued_docx ?? row?.docx)
  if (!bytes) throw new Refusal('record.not_found', { id: reportId, no })
  return bytes
}

/** The agency somebody writes reports for: of those where they are an officer of the province or the Union, the one of this province. */
export async function findWritingAgency(
  trx: Writer,
  provinceId: string,
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from agency where id = any ((select access.agencies_as('provincial_officer', 'union_officer'))::uuid[]) and province_id = ${provinceId} order by name, id limit 1`.execute(
    trx,
  )
  return rows[0]
}

/** The agency that held a duty for a province on a day. */
export async function findAgencyOfDuty(
  db: Reader,
  provinceId: string,
  duty: string,
  on: string,
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select d.agency_id as id from agency_duty d where d.place_id = ${provinceId} and d.duty_code = ${duty}
      and d.from_on <= ${on}::date and (d.until_on is null or d.until_on > ${on}::date) order by d.from_on desc, d.agency_id limit 1`.execute(
    db,
  )
  return rows[0]
}

/** How an agency heads its documents, and its province as a sentence writes it. */
export async function issuerOf(
  db: Reader,
  agencyId: string,
): Promise<{ issuer: Issuer; province: string; layout: ReportLayout }> {
  const { rows } = await sql<{
    name: string
    kind: string
    symbol: string | null
    parent: string | null
    province: string
  }>`
    select a.name, a.kind, a.symbol, p.name as parent, place.name as province
    from   agency a left join agency p on p.id = a.parent_id join place on place.id = a.province_id where a.id = ${agencyId}::uuid`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Refusal('record.not_found', { id: agencyId })
  const province = row.province.charAt(0).toLocaleLowerCase('vi') + row.province.slice(1)
  const layout = row.kind === 'union' ? 'union' : 'state'
  return {
    layout,
    issuer: {
      name: row.name,
      symbol: row.symbol?.replace(/\s+/g, '') || null,
      parent:
        row.parent ?? (layout === 'union' ? 'Hội Liên hiệp Phụ nữ Việt Nam' : `Ủy ban nhân dân ${province}`),
      place: row.province.replace(/^(Tỉnh|Thành phố) /, ''),
    },
    province,
  }
}
