import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'

/** The key of one file: it opens nothing of any case, and no case's key opens anything here. */
export function keyOf(ctx: Context, found: { id: string; sealed_key: Buffer }): RecordKey {
  return ctx.vault.openRecordKey('respondent', found.id, found.sealed_key)
}

export const wordsAt = (table: string, row: string) => ({ table, column: 'sealed_words', row })

export function seal(
  ctx: Context,
  found: { id: string; sealed_key: Buffer },
  table: string,
  row: string,
  words: string | undefined,
): Buffer | null {
  return words === undefined ? null : keyOf(ctx, found).seal(wordsAt(table, row), words)
}

/** Refuses with `respondent.in_future` what cannot have happened yet. */
export function refuseFuture(ctx: Context, at: string): void {
  if (Date.parse(at) > ctx.now().getTime() + 300_000) throw new Refusal('respondent.in_future')
}

/** Something in the file was written: its version moves on. */
export async function touchRespondent(trx: Writer, id: string): Promise<void> {
  await trx
    .updateTable('respondent_file')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}
