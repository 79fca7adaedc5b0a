import { z } from 'zod'
import { id, text, version } from '#kernel/shapes.ts'

/** Numbers of people: all, and of them women and men; who is neither, or was not asked, stands in the total alone. */
export const people = {
  total: z.int().min(1).max(100_000),
  women: z.int().min(0).max(100_000),
  men: z.int().min(0).max(100_000),
}

/** Women and men are not more than everybody. */
export const peopleFit = (said: { total: number; women: number; men: number }) =>
  said.women + said.men <= said.total
export const tooMany = { error: 'input.more_than_all', path: ['total'] }

/** Dong, whole. */
export const amount = z.int().min(1).max(1_000_000_000_000)
/** What shows that something happened: number, date and body of a decision, minutes or report. */
export const evidence = text({ min: 3, max: 300 })
export const about = text({ max: 2000 })

export const params = z.strictObject({ initiative_id: id })
/** What every change answers. */
export const Made = z.strictObject({ id, version })
