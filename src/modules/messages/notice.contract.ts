import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import { id, instant } from '#kernel/shapes.ts'

/** A word left for me: what kind it is and which record it is about, never what stands in the record. */
export const Notice = z.strictObject({
  id,
  kind: z.string(),
  record_id: id.nullable(),
  at: instant,
  read_at: instant.nullable(),
})
export type Notice = z.infer<typeof Notice>

export const listNotices = contract({
  method: 'GET',
  path: '/api/notices',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Words left for me, newest first; unread ones unless all are asked for',
  query: z.strictObject({
    all: z.enum(['true', 'false']).default('false'),
    after: cursor(newestFirst).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.strictObject({ unread: z.int(), items: z.array(Notice), next: z.string().nullable() }),
})

export const readNotice = contract({
  method: 'POST',
  path: '/api/notices/:id/read',
  permit: 'signed-in',
  effect: 'write',
  summary: 'I have read this word',
  params: z.strictObject({ id }),
  reply: z.strictObject({ id, read_at: instant }),
})
