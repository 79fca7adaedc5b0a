import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { setCodes, withheld } from './exchange.codes.ts'
import type * as contracts from './exchange.contract.ts'
import { csvOf } from './exchange.csv.ts'
import { readSet } from './exchange.rows.ts'

/** Which sets a year has, with their rows, and what is not sent and why. */
export async function listExchangeSets(
  ctx: Context,
  { query }: RequestOf<typeof contracts.listExchangeSets>,
) {
  const year = query.year ?? Number(dayInVietNam(ctx.now()).slice(0, 4))
  const sets = await Promise.all(
    setCodes.map(async (code) => ({ code, rows: (await readSet(ctx, code, year)).rows.length })),
  )
  return { year, sets, withheld: [...withheld] }
}

/** One set of a year as CSV. Recorded with what it was and how many rows it had. */
export async function downloadExchangeSet(
  ctx: Context,
  { params, query }: RequestOf<typeof contracts.downloadExchangeSet>,
): Promise<FileReply> {
  const table = await readSet(ctx, params.set, query.year)
  const detail = JSON.stringify({ set: params.set, year: query.year, rows: table.rows.length })
  await inTransaction(ctx, (trx) =>
    sql`select audit.note('exported', 'exchange', ${params.set}, ${detail}::jsonb)`.execute(trx),
  )
  return {
    name: `nd110-nhom-${params.set}-${query.year}.csv`,
    bytes: new TextEncoder().encode(csvOf(table)),
  }
}
