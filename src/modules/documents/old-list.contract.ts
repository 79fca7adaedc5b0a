import { z } from 'zod'
import { id, instant } from '#kernel/shapes.ts'

/** Bytes of an XLSX file in base64: about 180 kB, some thousands of rows. It is read in memory and kept nowhere. */
export const OldFile = z
  .base64({ error: 'import.not_file' })
  .min(100, { error: 'import.not_file' })
  .max(246_000, { error: 'import.too_long' })

/** What a dry run tells: what would come in, and what is wrong where. */
export const Told = z.strictObject({
  rows: z.int(),
  /** The very same file was brought in before. */
  done_before: z.boolean(),
  /** All faults; of very many only the first are listed. */
  faults: z.int(),
  errors: z.array(z.strictObject({ row: z.int(), column: z.string(), code: z.string() })),
})
export type Told = z.output<typeof Told>
/** The same of a list that is counted by years. */
export const DryRun = Told.extend({
  by_year: z.array(z.strictObject({ year: z.int(), rows: z.int() })),
})
export const Brought = z.strictObject({ id, rows: z.int(), imported_at: instant })
