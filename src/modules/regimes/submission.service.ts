import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Context, entered, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { saysAll } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Figure, readFigure } from '#modules/indicators/index.ts'
import type * as contracts from './regime.contract.ts'
import {
  type CellRow,
  getSubmission,
  listCells,
  listSubmissionRows,
  lockSubmission,
  type SubmissionRow,
} from './regime.queries.ts'
import { isClosed, type Move, nextStatus, standingOf, standings } from './submission.life.ts'

type Asked = RequestOf<typeof contracts.listSubmissions>['query']

/** As many as one page of submissions shows; what is searched or narrowed is looked for in all of them. */
const mostShown = 2000

/** Submissions I may see: late ones first, then as they follow in the life of one. */
export function listSubmissions(ctx: Context, { query }: RequestOf<typeof contracts.listSubmissions>) {
  return inTransaction(ctx, async (trx) => {
    const isNarrowed = query.q !== undefined || query.standing !== undefined
    const lines = await findLines(trx, ctx.now(), query, isNarrowed ? undefined : mostShown)
    return { items: lines.slice(0, mostShown) }
  })
}

/** Submissions as they are narrowed, in the order of the list. */
export async function findLines(trx: Writer, now: Date, { q, round_id, standing }: Asked, most?: number) {
  return (await listSubmissionRows(trx, round_id, most))
    .map((row) => lineOf(row, now))
    .filter((line) => !standing || line.standing === standing)
    .filter((line) => saysAll(`${line.agency} ${line.regime} ${line.period.vi} ${line.period.en}`, q))
    .toSorted((a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing))
}

function lineOf(row: SubmissionRow, now: Date) {
  const due_at = row.due_at.toISOString()
  return {
    id: row.id,
    regime: row.regime,
    period: { vi: row.period_vi, en: row.period_en },
    agency: row.agency,
    place: { id: row.place_id, name: row.place_name },
    status: row.status,
    standing: standingOf({ status: row.status, due_at, excused_until: row.excused_until }, now),
    due_at,
    sent_at: row.sent_at?.toISOString() ?? null,
    received_at: row.received_at?.toISOString() ?? null,
    excused_until: row.excused_until,
    version: row.version,
  }
}

/** One submission with its form, filled from records as they are now. Refuses with `record.not_found`. */
export async function readSubmission(ctx: Context, { params }: RequestOf<typeof contracts.readSubmission>) {
  const { row, cells, steps } = await inTransaction(ctx, async (trx) => {
    const row = await getSubmission(trx, params.submission_id)
    const cells = await listCells(trx, row.regime_id, row.id)
    const { rows: steps } = await sql<{
      move: 'send' | 'receive' | 'return' | 'excuse'
      at: Date
      why: string | null
    }>`
      select move, at, why from submission_step where submission_id = ${row.id} order by at, id`.execute(trx)
    return { row, cells, steps }
  })
  const counted = await countCells(ctx, row, cells)
  return {
    ...lineOf(row, ctx.now()),
    content: row.content,
    from: row.from,
    until: row.until,
    closes_at: row.closes_at.toISOString(),
    is_closed: isClosed({ ...row, closes_at: row.closes_at.toISOString() }, ctx.now()),
    returned_why: row.returned_why,
    excused_why: row.excused_why,
    receipt: row.receipt ? { code: row.receipt, fits: row.receipt === receiptOf(ctx, row, cells) } : null,
    mine: row.mine,
    cells: cells.map((cell) => ({ ...cell, counted_now: counted.get(cell.id) ?? null })),
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
  }
}

/** What the records of the place say of each cell that is counted, for the period of the round. */
async function countCells(
  ctx: Context,
  row: SubmissionRow,
  cells: readonly CellRow[],
): Promise<Map<string, Figure['value']>> {
  const query = { from: row.from, until: row.until, place: row.place_id }
  const told = await Promise.all(
    cells.flatMap((cell) =>
      cell.indicator === null
        ? []
        : [
            readFigure(ctx, { params: { code: cell.indicator }, query, body: undefined }).then(
              (figure) => [cell.id, figure.value] as const,
            ),
          ],
    ),
  )
  return new Map(told)
}

/** The code of a receipt: a keyed digest over who sent which numbers for what. Nobody without the root key can make one. */
function receiptOf(ctx: Context, row: SubmissionRow, cells: readonly CellRow[]): string {
  const sent = cells.map((cell) => `${cell.id}=${cell.value}`).sort()
  const digest = createHash('sha256')
    .update([row.id, row.round_id, row.agency_id, ...sent].join('\n'))
    .digest('hex')
  return ctx.mac('submission.receipt', digest).subarray(0, 12).toString('hex')
}

/**
 * Sends a form. Every number of it has to be there, and one that is not what the records say has to be explained. Refuses with
 * `record.not_found`, `version.stale`, `submission.wrong_state`, `submission.closed`, `submission.cells_missing`, `submission.explain`.
 */
export async function sendSubmission(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.sendSubmission>,
) {
  const { row, cells } = await entered(ctx.db, ctx.session.tokenHash, async (trx) => {
    const row = await getSubmission(trx, params.submission_id)
    return { row, cells: await listCells(trx, row.regime_id, row.id) }
  })
  const counted = await countCells(ctx, row, cells)
  return inTransaction(ctx, async (trx) => {
    const found = await lockSubmission(trx, params.submission_id)
    if (!found.mine) throw new Refusal('record.not_found', { id: found.id })
    sameVersion(body.version, found.version)
    const status = askMove(found, 'send')
    const now = ctx.now()
    if (isClosed({ ...found, closes_at: found.closes_at.toISOString() }, now))
      throw new Refusal('submission.closed', { id: found.id })
    const given = new Map(body.values.map((each) => [each.cell_id, each]))
    if (given.size !== cells.length || cells.some((cell) => !given.has(cell.id)))
      throw new Refusal('submission.cells_missing', { id: found.id })
    for (const cell of cells) {
      const told = counted.get(cell.id)
      const said = given.get(cell.id)
      const isCounted = typeof told === 'number'
      if (said && isCounted && said.value !== told && !said.explanation)
        throw new Refusal('submission.explain', { cell: cell.id })
      const value = {
        counted: isCounted ? told : null,
        value: said?.value ?? 0,
        explanation: said?.explanation ?? null,
      }
      await trx
        .insertInto('submission_value')
        .values({ ...value, submission_id: found.id, cell_id: cell.id, province_id: ctx.session.provinceId })
        .onConflict((met) => met.columns(['submission_id', 'cell_id']).doUpdateSet(value))
        .execute()
    }
    return moved(trx, ctx, found, 'send', null, {
      status,
      sent_at: now,
      first_sent_at: sql`coalesce(first_sent_at, ${now})`,
      returned_why: null,
    })
  })
}

function askMove(row: SubmissionRow, move: Move) {
  const status = nextStatus(row.status, move)
  if (!status) throw new Refusal('submission.wrong_state', { id: row.id, status: row.status })
  return status
}

async function moved(
  trx: Writer,
  ctx: Context,
  row: SubmissionRow,
  move: Move | 'excuse',
  why: string | null,
  change: Record<string, unknown>,
) {
  await trx
    .insertInto('submission_step')
    .values({
      id: newId(),
      submission_id: row.id,
      province_id: ctx.session.provinceId,
      move,
      why,
      by_id: ctx.session.staffId,
      at: ctx.now(),
    })
    .execute()
  const made = await trx
    .updateTable('submission')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', row.id)
    .returning(['status', 'version'])
    .executeTakeFirstOrThrow()
  return { id: row.id, status: made.status as SubmissionRow['status'], version: made.version }
}

/** Takes what was sent and gives its receipt. Refuses with `record.not_found`, `version.stale`, `submission.wrong_state`. */
export function receiveSubmission(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.receiveSubmission>,
) {
  return inTransaction(ctx, async (trx) => {
    const row = await lockSubmission(trx, params.submission_id)
    sameVersion(body.version, row.version)
    const status = askMove(row, 'receive')
    const receipt = receiptOf(ctx, row, await listCells(trx, row.regime_id, row.id))
    return moved(trx, ctx, row, 'receive', null, { status, receipt, received_at: ctx.now() })
  })
}

/** Returns what was sent with the reason. Refuses like `receiveSubmission`. */
export function returnSubmission(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.returnSubmission>,
) {
  return inTransaction(ctx, async (trx) => {
    const row = await lockSubmission(trx, params.submission_id)
    sameVersion(body.version, row.version)
    return moved(trx, ctx, row, 'return', body.reason, {
      status: askMove(row, 'return'),
      returned_why: body.reason,
    })
  })
}

/** Makes an exception with its reason and its end. Refuses with `record.not_found`, `version.stale`, `submission.wrong_state`. */
export function excuseSubmission(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.excuseSubmission>,
) {
  return inTransaction(ctx, async (trx) => {
    const row = await lockSubmission(trx, params.submission_id)
    sameVersion(body.version, row.version)
    if (!nextStatus(row.status, 'send'))
      throw new Refusal('submission.wrong_state', { id: row.id, status: row.status })
    return moved(trx, ctx, row, 'excuse', body.reason, {
      excused_until: body.until,
      excused_why: body.reason,
    })
  })
}
