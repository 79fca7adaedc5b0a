import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'

const params = z.strictObject({ report_id: id })
const remarkParams = params.extend({ remark_id: id })

/** What a colleague says about a part of a report or one line of it, with what was answered. */
export const Remark = z.strictObject({
  id,
  /** Heading of the part as it was printed then; null for what stands before the first heading. */
  section: z.string().nullable(),
  /** The line as it read then; null for the whole part. */
  line: z.string().nullable(),
  words: z.string(),
  by: z.string(),
  at: instant,
  settled: z.strictObject({ by: z.string(), at: instant }).nullable(),
  answers: z.array(z.strictObject({ id, words: z.string(), by: z.string(), at: instant })),
  version,
})
export type Remark = z.infer<typeof Remark>

export const listRemarks = contract({
  method: 'GET',
  path: '/api/reports/:report_id/remarks',
  permit: 'report.read',
  effect: 'read',
  summary:
    'Words in the margin of a report, first to last; for the agency that writes it, nothing for others',
  params,
  reply: z.strictObject({ takes_more: z.boolean(), items: z.array(Remark) }),
})

export const addRemark = contract({
  method: 'POST',
  path: '/api/reports/:report_id/remarks',
  permit: 'report.remark',
  effect: 'write',
  summary: 'Writes into the margin at a part of a report or at one line of it; it is printed nowhere',
  params,
  body: z.strictObject({
    section: text({ max: 400 }).optional(),
    line: text({ max: 4_000 }).optional(),
    words: text({ max: 2_000 }),
  }),
  reply: z.strictObject({ id, version }),
})

export const answerRemark = contract({
  method: 'POST',
  path: '/api/reports/:report_id/remarks/:remark_id/answers',
  permit: 'report.remark',
  effect: 'write',
  summary: 'Answers what somebody wrote into the margin',
  params: remarkParams,
  body: z.strictObject({ words: text({ max: 2_000 }) }),
  reply: z.strictObject({ id, version }),
})

export const settleRemark = contract({
  method: 'POST',
  path: '/api/reports/:report_id/remarks/:remark_id/settle',
  permit: 'report.remark',
  effect: 'write',
  summary: 'Says that a remark is dealt with, or that it is not; the words stay',
  params: remarkParams,
  body: z.strictObject({ version, settled: z.boolean() }),
  reply: z.strictObject({ id, version }),
})
