import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { listTwoPersonRequests } from '#modules/access/index.ts'
import { registerWords } from './register.words.ts'
import { registerFile } from './register-file.ts'
import type { exportTwoPersonContract } from './two-person-export.contract.ts'

/** The register of acts for two as XLSX: kinds, bodies, dates. */
export function exportTwoPerson(
  ctx: Context,
  { query }: RequestOf<typeof exportTwoPersonContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listTwoPersonRequests(trx, {
      staffId: ctx.session.staffId,
      filter: query,
      limit: 5_000,
    })
    await sql`select audit.note('exported', 'two_person_request', null, ${JSON.stringify({ rows: rows.length })}::jsonb)`.execute(
      trx,
    )
    const said = registerWords[ctx.session.language]
    return registerFile(
      ctx,
      'two_person',
      rows.map((row) => [
        row.asked_at.toISOString(),
        said.twoPersonKind[row.kind],
        row.agency_name,
        said.twoPersonStatus[row.status],
        row.decided_at?.toISOString() ?? null,
      ]),
    )
  })
}
