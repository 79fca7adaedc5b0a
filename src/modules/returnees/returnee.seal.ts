import type { Context } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import { caseKey, type LockedCase } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'

type Table = 'returnee' | 'returnee_care' | 'returnee_support' | 'returnee_visit'

/** Seals what was typed about one row under the key of its case; nothing typed is nothing stored. */
export function sealerOf(ctx: Context, found: LockedCase, table: Table, row: string) {
  const key = caseKey(ctx, found.id, found.sealed_key)
  return (column: string, text: string | undefined): Buffer | null =>
    text === undefined ? null : key.seal({ table, column, row }, text)
}

/** `sealed_words` of a row becomes `words`, opened or null. */
export function openedRow(key: RecordKey | undefined, table: Table, row: object): Record<string, unknown> {
  const { id } = row as { id: string }
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (value instanceof Date) return [column, value.toISOString()]
      if (!column.startsWith('sealed_')) return [column, value]
      return [
        column.slice('sealed_'.length),
        key && value ? key.open({ table, column, row: id }, value as Buffer) : null,
      ]
    }),
  )
}

/** Refuses with `returnee.in_future` a day that has not come yet. */
export function refuseFutureDay(ctx: Context, ...days: (string | undefined)[]): void {
  const today = dayInVietNam(ctx.now())
  if (days.some((day) => day !== undefined && day > today)) throw new Refusal('returnee.in_future')
}

/** Refuses with `returnee.in_future` a moment that has not come yet, a slow watch apart. */
export function refuseFutureMoment(ctx: Context, ...moments: (string | undefined)[]): void {
  const late = ctx.now().getTime() + 5 * 60_000
  if (moments.some((at) => at !== undefined && Date.parse(at) > late)) throw new Refusal('returnee.in_future')
}
