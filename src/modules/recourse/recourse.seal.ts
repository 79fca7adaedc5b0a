import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { caseKey, type LockedCase, lockCase, refuseUnassigned } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'

/** Seals what was typed about one row under the key of its case; nothing typed is nothing stored. */
export function sealerOf(ctx: Context, found: LockedCase, table: string, row: string) {
  const key = caseKey(ctx, found.id, found.sealed_key)
  return (column: string, text: string | undefined): Buffer | null =>
    text === undefined ? null : key.seal({ table, column, row }, text)
}

/** Sealed columns that were typed anew; those left out stay as they are. */
export function sealedChanges<C extends string>(
  seal: ReturnType<typeof sealerOf>,
  typed: Readonly<Record<C, string | undefined>>,
): Partial<Record<C, Buffer | null>> {
  const told = Object.entries<string | undefined>(typed).filter(([, text]) => text !== undefined)
  return Object.fromEntries(told.map(([column, text]) => [column, seal(column, text)])) as Partial<
    Record<C, Buffer | null>
  >
}

/** A case I work on, open or not: results come in after closing too. */
export async function lockWorkedCase(trx: Writer, caseId: string): Promise<LockedCase> {
  const found = await lockCase(trx, caseId)
  refuseUnassigned(found)
  return found
}

/** Refuses with `recourse.in_future` a day or moment that has not come yet. */
export function refuseFuture(ctx: Context, ...moments: (string | undefined)[]): void {
  const today = dayInVietNam(ctx.now())
  const late = ctx.now().getTime() + 300_000 // a slow watch
  const isAhead = moments.some(
    (at) => at !== undefined && (at.length === 10 ? at > today : Date.parse(at) > late),
  )
  if (isAhead) throw new Refusal('recourse.in_future')
}
