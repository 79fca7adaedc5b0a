import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant } from '#kernel/shapes.ts'

const form = z.string().regex(/^[a-z][a-z0-9._-]{1,60}$/, { error: 'draft.form' })
/** What stands in the form, as the page keeps it; sealed as it is, so it has only to be small. */
const content = z
  .record(z.string().max(80), z.unknown())
  .refine((value) => JSON.stringify(value).length <= 60_000, { error: 'draft.too_large' })

export const listDrafts = contract({
  method: 'GET',
  path: '/api/drafts',
  permit: 'signed-in',
  effect: 'read',
  summary: 'My unfinished forms, newest first; what is in them is read one at a time',
  query: z.strictObject({ form: form.optional() }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        client_ref: id,
        form: z.string(),
        seq: z.int(),
        opened_at: instant,
        saved_at: instant,
      }),
    ),
  }),
})

export const getDraft = contract({
  method: 'GET',
  path: '/api/drafts/:client_ref',
  permit: 'signed-in',
  effect: 'read',
  summary: 'One of my unfinished forms, opened',
  params: z.strictObject({ client_ref: id }),
  reply: z.strictObject({
    client_ref: id,
    form: z.string(),
    seq: z.int(),
    saved_at: instant,
    content: z.record(z.string(), z.unknown()),
  }),
})

export const saveDraft = contract({
  method: 'PUT',
  path: '/api/drafts/:client_ref',
  permit: 'signed-in',
  effect: 'write',
  oneWait: true,
  exempt: 'draft',
  summary: 'Keeps what is typed so far, sealed; an older sequence number never overwrites a newer one',
  params: z.strictObject({ client_ref: id }),
  body: z.strictObject({ form, seq: z.int().min(1).max(1_000_000), content }),
  reply: z.strictObject({ client_ref: id, seq: z.int(), saved_at: instant }),
})

export const dropDraft = contract({
  method: 'DELETE',
  path: '/api/drafts/:client_ref',
  permit: 'signed-in',
  effect: 'write',
  exempt: 'draft',
  summary: 'Throws one of my unfinished forms away',
  params: z.strictObject({ client_ref: id }),
  reply: z.strictObject({}),
})
