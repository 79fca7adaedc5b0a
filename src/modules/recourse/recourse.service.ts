import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import { caseKey } from '#modules/cases/index.ts'
import type { RecourseView, readRecourseContract } from './recourse.contract.ts'
import { findRecourse, findToday, type SealedRow } from './recourse.queries.ts'

/** Everything of a case's recourse. Words are opened for those who work on it. Refuses with `record.not_found`. */
export function readRecourse(
  ctx: Context,
  { params }: RequestOf<typeof readRecourseContract>,
): Promise<RecourseView> {
  return inTransaction(ctx, async (trx) => {
    const found = await findRecourse(trx, params.case_id)
    if (!found) throw new Refusal('record.not_found', { id: params.case_id })
    const key = found.sealed_key ? caseKey(ctx, found.id, found.sealed_key) : undefined
    const rows = (table: string, list: readonly SealedRow[]) => list.map((row) => opened(key, table, row))
    const { id: _, status, sealed_key: __, ...shown } = found
    // Its shape is held once more where the reply goes out.
    return {
      ...shown,
      open: status === 'open',
      assaults: rows('assault_care', found.assaults),
      injuries: rows('injury', found.injuries),
      reports: found.reports.map(({ withdrawal, ...report }) => ({
        ...opened(key, 'police_report', report as SealedRow),
        withdrawal: withdrawal && withoutId(opened(key, 'complaint_withdrawal', withdrawal)),
      })),
      legal_steps: rows('legal_step', found.legal_steps),
      papers: rows('paper', found.papers),
    } as unknown as RecourseView
  })
}

/** Hours left, crimes to report, results awaited, in the cases the person asking works on. No name, no word. */
export function readToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const { assaults, due, awaited } = await findToday(trx, ctx.now())
    const after = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000).toISOString()
    return {
      assaults: assaults.map(({ best_hours, latest_hours, assaulted_at, ...line }) => ({
        ...line,
        assaulted_at: assaulted_at.toISOString(),
        best_until: best_hours === null ? null : after(assaulted_at, best_hours),
        latest_until: after(assaulted_at, latest_hours),
      })),
      due: due.map((line) => ({ ...line, signs_at: line.signs_at.toISOString() })),
      awaited,
    }
  })
}

/** `sealed_words` becomes `words`, opened or null. */
function opened(key: RecordKey | undefined, table: string, row: SealedRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (!column.startsWith('sealed_')) return [column, value]
      const text =
        key && value ? key.open({ table, column, row: row.id }, Buffer.from(String(value), 'base64')) : null
      return [column.slice('sealed_'.length), text]
    }),
  )
}

function withoutId({ id: _, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest
}
