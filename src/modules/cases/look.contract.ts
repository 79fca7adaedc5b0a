import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import { id, instant, pageQuery } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'

export const looks = ['read', 'identity_opened', 'emergency_opened', 'printed'] as const

export const listLooksContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/looks',
  permit: 'case.read',
  effect: 'read',
  summary: 'Who has looked at a case, opened a name or printed, newest first',
  params: caseParams,
  query: z.strictObject({ ...pageQuery, after: cursor(z.tuple([z.int().min(1)])).optional() }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({ id: z.int(), at: instant, staff_id: id, name: z.string(), act: z.enum(looks) }),
    ),
    next: z.string().nullable(),
  }),
})
export type CaseLook = z.infer<typeof listLooksContract.reply>['items'][number]
