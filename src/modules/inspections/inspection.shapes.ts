import { z } from 'zod'
import { id, version } from '#kernel/shapes.ts'

/** What every change answers. */
export const Made = z.strictObject({ id, version })
/** Whole numbers of dong. */
export const amount = z.int().min(1).max(1_000_000_000_000)
export const visitParams = z.strictObject({ visit_id: id })
