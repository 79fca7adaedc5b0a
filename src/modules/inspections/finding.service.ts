import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { foldedTokens } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './finding.contract.ts'
import type { Finding } from './finding.contract.ts'
import {
  countFindings,
  type FindingFilter,
  type LockedFinding,
  listFindingLines,
  lockFinding,
  sanctionsOf,
  stepFinding,
} from './finding.queries.ts'
import { nextFindingStatus } from './inspection.life.ts'
import { agenciesSeen } from './inspection.queries.ts'
import { messages } from './inspections-pages.messages.ts'
import type { LockedVisit } from './visit.queries.ts'
import { lockVisit } from './visit.queries.ts'

const mostWords = 8

const filterOf = ({
  q,
  ...rest
}: { q?: string | undefined } & Pick<FindingFilter, 'state' | 'unit_id' | 'owned'>): FindingFilter => ({
  ...rest,
  words: foldedTokens(q ?? '').slice(0, mostWords),
})

/** Findings of my province by deadline, with how many are open, corrected, overdue. */
export function listFindings(ctx: Context, { query }: RequestOf<typeof contracts.listFindingsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...asked } = query
    const [today, province] = [dayInVietNam(ctx.now()), ctx.session.provinceId]
    const filter = filterOf(asked)
    const rows = await listFindingLines(trx, { province, today, filter, after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.due_on, row.id])
    return { items: [...shown], next, counts: await countFindings(trx, province, today, filter) }
  })
}

/** One finding with its steps. Refuses with `record.not_found`. */
export function readFinding(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readFindingContract>,
): Promise<Finding> {
  return inTransaction(ctx, async (trx) => {
    const [found] = await listFindingLines(trx, {
      province: ctx.session.provinceId,
      today: dayInVietNam(ctx.now()),
      filter: { id: params.finding_id },
      limit: 1,
    })
    if (!found) throw new Refusal('record.not_found', { id: params.finding_id })
    const { rows } = await sql<Finding['steps'][number]>`
      select s.no, s.status, s.on_day::text as on_day, s.due_on::text as due_on, s.words, w.display_name as recorded_by
      from   inspection_finding_step s join staff w on w.id = s.recorded_by where s.finding_id = ${found.id} order by s.no`.execute(
      trx,
    )
    const sanctions = await sql<{ sanctions: Finding['sanctions'] }>`
      select ${sanctionsOf(sql`f.id = ${found.id}`)} as sanctions`.execute(trx)
    const files = await trx
      .selectFrom('inspection_file')
      .select(['id', 'version', 'name'])
      .where('finding_id', '=', found.id)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .execute()
    return { ...found, files, steps: rows, sanctions: sanctions.rows[0]?.sanctions ?? [] }
  })
}

const columns = [
  ['due_on', 14, 'date'],
  ['state', 22],
  ['unit', 34],
  ['place', 26],
  ['what', 50],
  ['action', 50],
  ['owner', 34],
  ['found_on', 14, 'date'],
] as const

/** The register as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportFindings(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportFindingsContract>,
): Promise<FileReply> {
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const [today, province] = [dayInVietNam(ctx.now()), ctx.session.provinceId]
    const rows = await listFindingLines(trx, {
      province,
      today,
      filter: filterOf(query),
      limit: mostRows + 1,
    })
    return {
      record: 'inspection_finding',
      file: 'ton-tai-can-khac-phuc',
      title: say('inspections.findings.title'),
      columns: headed(say, 'inspections.column', columns),
      asked: query,
      rows: rows.map((row) => [
        row.due_on,
        say(`inspections.state.${row.overdue ? 'overdue' : row.status}`),
        row.unit_name,
        row.place_name,
        row.what,
        row.action,
        row.owner,
        row.found_on,
      ]),
    }
  })
}

/** What a finding says before it is written. */
export type NewFinding = RequestOf<typeof contracts.addFindingContract>['body']

/** Writes findings of a visit with their first step. Refuses with `inspection.due_before_found`, `record.not_found`. */
export async function writeFindings(
  trx: Writer,
  ctx: Context,
  visit: LockedVisit,
  visitedOn: string,
  findings: readonly NewFinding[],
): Promise<string[]> {
  await agenciesSeen(
    trx,
    findings.flatMap((finding) => finding.owner_id ?? []),
  )
  if (findings.some((finding) => finding.due_on < visitedOn)) throw new Refusal('inspection.due_before_found')
  if (findings.length === 0) return []
  const by = { recorded_by: ctx.session.staffId, recorded_at: ctx.now() }
  const rows = findings.map((finding) => ({
    id: newId(),
    province_id: visit.province_id,
    place_id: visit.place_id,
    unit_id: visit.unit_id,
    visit_id: visit.id,
    question: finding.question ?? null,
    what: finding.what,
    action: finding.action,
    owner_id: finding.owner_id ?? null,
    owner_name: finding.owner_name ?? null,
    found_on: visitedOn,
    due_on: finding.due_on,
    status: 'open',
    status_on: visitedOn,
    ...by,
  }))
  await trx.insertInto('inspection_finding').values(rows).execute()
  await trx
    .insertInto('inspection_finding_step')
    .values(
      rows.map((row) => ({
        id: newId(),
        finding_id: row.id,
        province_id: row.province_id,
        no: 1,
        status: 'open',
        on_day: visitedOn,
        due_on: row.due_on,
        visit_id: visit.id,
        ...by,
      })),
    )
    .execute()
  return rows.map((row) => row.id)
}

/** Adds a finding to a visit that was made. Refuses with `record.not_found`, `inspection.not_yours`, `inspection.wrong_state`, `inspection.due_before_found`. */
export function addFinding(ctx: Context, { params, body }: RequestOf<typeof contracts.addFindingContract>) {
  return inTransaction(ctx, async (trx) => {
    const visit = await lockVisit(trx, params.visit_id)
    if (!visit.visited_on) throw new Refusal('inspection.wrong_state', { id: visit.id, status: visit.status })
    const { client_ref, ...finding } = body
    const [id] = await writeFindings(trx, ctx, visit, visit.visited_on, [finding])
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return { id: id ?? '', version: 1 }
  })
}

/**
 * Moves a finding along its life. Its owner tells that it is put right; only who inspects confirms, rejects or withdraws.
 * Refuses with `record.not_found`, `inspection.not_yours`, `version.stale`, `inspection.wrong_state`,
 * `inspection.in_future`, `inspection.before_last_step`, `inspection.due_before_found`.
 */
export function moveFinding(ctx: Context, { params, body }: RequestOf<typeof contracts.moveFindingContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockFinding(trx, params.finding_id)
    if (body.move !== 'correct' && !found.mine) throw new Refusal('inspection.not_yours', { id: found.id })
    sameVersion(body.version, found.version)
    const status = nextFindingStatus(found.status, body.move)
    if (!status) throw new Refusal('inspection.wrong_state', { id: found.id, status: found.status })
    fitsAfter(ctx, found, body.on)
    const dueOn = body.move === 'reject' ? (body.due_on ?? found.due_on) : found.due_on
    if (dueOn < found.found_on || (body.move === 'reject' && dueOn < body.on))
      throw new Refusal('inspection.due_before_found')
    const version = await stepFinding(trx, found, {
      status,
      on: body.on,
      dueOn,
      words: body.words,
      by: ctx.session.staffId,
      at: ctx.now(),
    })
    return { id: found.id, version, status }
  })
}

/** Refuses a day that has not come, or that lies before the last step. */
export function fitsAfter(ctx: Context, found: Pick<LockedFinding, 'status_on'>, on: string): void {
  if (on > dayInVietNam(ctx.now())) throw new Refusal('inspection.in_future')
  if (on < found.status_on) throw new Refusal('inspection.before_last_step')
}

/** Writes a sanction down. Refuses with `record.not_found`, `inspection.not_yours`, `inspection.wrong_state` (withdrawn), `inspection.in_future`, `inspection.due_before_found`. */
export function addSanction(ctx: Context, { params, body }: RequestOf<typeof contracts.addSanctionContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockFinding(trx, params.finding_id)
    if (!found.mine) throw new Refusal('inspection.not_yours', { id: found.id })
    if (found.status === 'withdrawn')
      throw new Refusal('inspection.wrong_state', { id: found.id, status: found.status })
    if (body.on > dayInVietNam(ctx.now())) throw new Refusal('inspection.in_future')
    if (body.on < found.found_on) throw new Refusal('inspection.due_before_found')
    const id = newId()
    await trx
      .insertInto('inspection_sanction')
      .values({
        id,
        province_id: found.province_id,
        place_id: found.place_id,
        finding_id: found.id,
        kind: body.kind,
        amount_vnd: body.amount_vnd ?? null,
        decision: body.decision,
        on_day: body.on,
        recorded_by: ctx.session.staffId,
        recorded_at: ctx.now(),
      })
      .execute()
    return { id, version: 1 }
  })
}

/** Takes a sanction out of the counts. Refuses with `record.not_found`, `inspection.not_yours`, `version.stale`, `inspection.withdrawn_before`. */
export function withdrawSanction(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawSanctionContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockFinding(trx, params.finding_id)
    if (!found.mine) throw new Refusal('inspection.not_yours', { id: found.id })
    const sanction = await trx
      .selectFrom('inspection_sanction')
      .select(['version', 'withdrawn_at'])
      .where('id', '=', params.sanction_id)
      .where('finding_id', '=', found.id)
      .forUpdate()
      .executeTakeFirst()
    if (!sanction) throw new Refusal('record.not_found', { id: params.sanction_id })
    sameVersion(body.version, sanction.version)
    if (sanction.withdrawn_at) throw new Refusal('inspection.withdrawn_before')
    await trx
      .updateTable('inspection_sanction')
      .set({ withdrawn_at: ctx.now(), version: sanction.version + 1 })
      .where('id', '=', params.sanction_id)
      .execute()
    return { id: params.sanction_id, version: sanction.version + 1 }
  })
}
