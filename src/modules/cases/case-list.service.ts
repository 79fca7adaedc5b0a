import { sql } from 'kysely'
import { type Context, inOneBreath, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { isOwnName } from '#modules/access/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { readCaseCode } from './case.code.ts'
import type { listCasesContract, searchCasesContract } from './case.contract.ts'
import {
  type CaseLineRow,
  countMyOpenCases,
  countWaitingCases,
  findCaseLines,
  listCaseLines,
  listChangedCases,
  listMyOpenCases,
} from './case-list.queries.ts'
import { idNumberToken } from './person.identity.ts'

/** How many lines of each kind stand on Hôm nay, and how many a search tells. */
const [shownToday, shownFound] = [10, 20]

/** Newest cases, without names. */
export function listCases(ctx: Context, { query }: RequestOf<typeof listCasesContract>) {
  return inOneBreath(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listCaseLines(trx, {
      staffId: ctx.session.staffId,
      now: ctx.now(),
      filter,
      after,
      limit: limit + 1,
    })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(lineOf), next }
  })
}

/** Searches by number, phone, full name or identity number. That one searched is recorded, what was typed is not. */
export function searchCases(ctx: Context, { body }: RequestOf<typeof searchCasesContract>) {
  return inTransaction(ctx, async (trx) => {
    const code = readCaseCode(body.q)
    const [wholeName] = ctx.blindIndex.nameTokens(body.q)
    const tokens = [ctx.blindIndex.phoneToken(body.q), idNumberToken(ctx, body.q), wholeName].filter(
      (token) => token != null,
    )
    const rows = await findCaseLines(trx, {
      provinceId: ctx.session.provinceId,
      code,
      tokens,
      limit: shownFound,
    })
    await sql`select audit.note('searched', 'case', null, ${JSON.stringify({ found: rows.length, ...(isOwnName(ctx, body.q) ? { own: true } : {}) })}::jsonb)`.execute(
      trx,
    )
    return { items: rows.map((row) => ({ ...lineOf(row), matched: row.matched })) }
  })
}

/** What waits on Hôm nay. */
export function readToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const me = ctx.session.staffId
    const waitingTotal = await countWaitingCases(trx)
    const waiting =
      waitingTotal > 0
        ? await listCaseLines(trx, {
            staffId: me,
            now: ctx.now(),
            filter: { waiting: true },
            limit: shownToday,
          })
        : []
    const counts = await countMyOpenCases(trx, me)
    const mine = await listMyOpenCases(trx, me, shownToday)
    const changed = await listChangedCases(trx, me, startOfYesterday(ctx.now()), shownToday)
    return {
      waiting: { total: waitingTotal, items: waiting.map(lineOf) },
      mine: {
        total: counts.reduce((sum, each) => sum + each.count, 0),
        by_danger: Object.assign(
          { immediate: 0, high: 0, medium: 0, low: 0, unknown: 0 },
          Object.fromEntries(counts.map((each) => [each.danger, each.count])),
        ),
        items: mine.map(lineOf),
      },
      changed: changed.map((row) => ({
        ...lineOf(row),
        changed_at: row.changed_at.toISOString(),
        changed_by: row.changed_by,
      })),
    }
  })
}

function startOfYesterday(now: Date): Date {
  const today = new Date(`${dayInVietNam(now)}T00:00:00+07:00`)
  return new Date(today.getTime() - 86_400_000)
}

function lineOf(row: CaseLineRow) {
  return {
    id: row.id,
    code: row.code,
    opened_at: row.opened_at.toISOString(),
    danger: row.danger,
    status: row.status,
    step: row.step,
    topic: row.topic,
    received_from: row.received_from,
    gbv: row.gbv,
    place_name: row.place_name,
    manager_name: row.manager_name,
    persons: row.persons,
    children: row.children,
  }
}
