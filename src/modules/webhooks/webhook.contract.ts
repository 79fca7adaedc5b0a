import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { deliveryStatuses, kinds } from './webhook.codes.ts'
import { moves, statuses } from './webhook.life.ts'

/** Where to: what may be asked there is decided by `mayBeAsked`. */
const url = z.string().regex(/^https?:\/\/[!-~]{3,480}$/, { error: 'input.wrong' })
const asked = z.array(z.enum(kinds)).min(1).max(kinds.length)

const Webhook = z.strictObject({
  id,
  url: z.string(),
  kinds: z.array(z.enum(kinds)),
  status: z.enum(statuses),
  made_at: instant,
  waiting: z.int(),
  failed: z.int(),
  last_sent_at: instant.nullable(),
  version: z.int(),
})
export type Webhook = z.infer<typeof Webhook>

const searched = { q: text({ max: 200 }).optional() }

export const listWebhooks = contract({
  method: 'GET',
  path: '/api/webhooks',
  permit: 'webhook.keep',
  effect: 'read',
  summary: 'Addresses of other systems that are told what happens, with what waits and what was given up',
  query: z.strictObject(searched),
  reply: z.strictObject({ items: z.array(Webhook) }),
})

export const exportWebhooks = contract({
  method: 'GET',
  path: '/api/webhooks/export',
  permit: 'webhook.keep',
  effect: 'read',
  summary: 'The same list as XLSX, without any secret; recorded',
  query: z.strictObject(searched),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const addWebhook = contract({
  method: 'POST',
  path: '/api/webhooks',
  permit: 'webhook.keep',
  effect: 'write',
  summary: 'Adds an address; the secret that signs is shown this once',
  body: z.strictObject({ url, kinds: asked }),
  reply: z.strictObject({ id, version, secret: z.string() }),
  once: ['secret'],
})

const params = z.strictObject({ webhook_id: id })
const reply = z.strictObject({ id, status: z.enum(statuses), version })

export const changeWebhook = contract({
  method: 'PATCH',
  path: '/api/webhooks/:webhook_id',
  permit: 'webhook.keep',
  effect: 'write',
  summary: 'Changes an address, or what it is told of',
  params,
  body: z.strictObject({ version, url, kinds: asked }),
  reply,
})

export const moveWebhook = contract({
  method: 'POST',
  path: '/api/webhooks/:webhook_id/move',
  permit: 'webhook.keep',
  effect: 'write',
  summary: 'Pauses an address, goes on with it, or ends it',
  params,
  body: z.strictObject({ version, move: z.enum(moves) }),
  reply,
})

export const renewSecret = contract({
  method: 'POST',
  path: '/api/webhooks/:webhook_id/secret',
  permit: 'webhook.keep',
  effect: 'write',
  summary: 'Signs with a new secret from now on, shown this once',
  params,
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version, secret: z.string() }),
  once: ['secret'],
})

const Delivery = z.strictObject({
  id,
  kind: z.string(),
  record_id: id.nullable(),
  at: instant,
  status: z.enum(deliveryStatuses),
  tries: z.int(),
  next_at: instant.nullable(),
  last_answer: z.string().nullable(),
  sent_at: instant.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const listDeliveries = contract({
  method: 'GET',
  path: '/api/webhooks/:webhook_id/deliveries',
  permit: 'webhook.keep',
  effect: 'read',
  summary: 'What was sent to an address, newest first',
  params,
  query: z.strictObject({
    status: z.enum(deliveryStatuses).optional(),
    ...pageQuery,
    after: cursor(newestFirst).optional(),
  }),
  reply: z.strictObject({ items: z.array(Delivery), next: z.string().nullable() }),
})

export const sendAgain = contract({
  method: 'POST',
  path: '/api/webhook-deliveries/:delivery_id/again',
  permit: 'webhook.keep',
  effect: 'write',
  summary: 'Tries a delivery that was given up once more, from the beginning',
  params: z.strictObject({ delivery_id: id }),
  body: z.strictObject({}),
  reply: z.strictObject({ id }),
})
