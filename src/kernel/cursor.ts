import { z } from 'zod'

/**
 * Where the next page of a list begins: the sort keys of the last row shown, as opaque text. The list's
 * contract names the keys; anything else that is sent is refused as `input.not_cursor`.
 */
export function cursor<K extends z.ZodType>(keys: K) {
  return z
    .string()
    .max(400, { error: 'input.not_cursor' })
    .regex(/^[A-Za-z0-9_-]+$/, { error: 'input.not_cursor' })
    .transform((sent, context): z.output<K> => {
      const parsed = keys.safeParse(jsonOf(sent))
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom', message: 'input.not_cursor' })
      return z.NEVER
    })
}

/** The cursor of a row, by its sort keys. */
export function cursorOf(...keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

function jsonOf(sent: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(sent, 'base64url')))
  } catch {
    return undefined
  }
}

/** Sort keys of a list that is newest first: microseconds since 1970, and the id. */
export const newestFirst = z.tuple([z.int().min(0), z.uuid()])

/** A page of rows from one more than were asked for: the cursor stands only where another page follows. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keys: (row: Row) => readonly (string | number)[],
): { shown: readonly Row[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: rows.length > limit && last ? cursorOf(...keys(last)) : null }
}
