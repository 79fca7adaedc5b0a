import { z } from 'zod'

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** Length as a person counts it: `ệ` is one, whatever its code points. */
export function graphemeLength(value: string): number {
  let length = 0
  for (const _ of graphemes.segment(value)) length++
  return length
}

/** Segmenting takes longer than all else a field is asked, and one letter or none needs no counting. */
function isAtLeast(value: string, min: number): boolean {
  return min <= 1 ? value.length >= min : value.length >= min && graphemeLength(value) >= min
}

/**
 * Text a person typed: well-formed Unicode without NUL, stored as NFC, trimmed; length in graphemes.
 * Messages are codes of the message catalogue, so that each reader gets them in their language.
 */
export function text(limit: { min?: number; max: number }) {
  const min = limit.min ?? 1
  return z
    .string()
    .max(limit.max * 8, { error: 'input.too_long' }) // before segmenting: no work on a flood
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), { error: 'input.not_text' })
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => isAtLeast(value, min), { error: 'input.too_short', params: { min } })
    .refine((value) => value.length <= limit.max || graphemeLength(value) <= limit.max, {
      error: 'input.too_long',
      params: { max: limit.max },
    })
}

/** A moment, as ISO 8601 with an offset or `Z`. */
export const instant = z.iso.datetime({ offset: true, error: 'input.not_instant' })

/** A day in the province, `YYYY-MM-DD`, that exists in the calendar. */
export const day = z.iso.date({ error: 'input.not_day' })

/** Id of a record. */
export const id = z.uuid({ error: 'input.not_id' })

/** Id of a place: its official code, with `@` and the first day of validity where a code was used again. */
export const placeId = z.string().regex(/^\d{2,5}(@\d{8})?$/, { error: 'input.not_place' })

/** Version of a record, as last read. A stale one is refused, never merged silently. */
export const version = z.int().min(1)

/** A page of a list: opaque cursor and size. */
export const pageQuery = {
  after: z
    .string()
    .max(400)
    .regex(/^[A-Za-z0-9_-]+$/, { error: 'input.not_cursor' })
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
}
