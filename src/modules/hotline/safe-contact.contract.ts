import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { openReasons } from './contact.codes.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'input.wrong' })
const Hours = z
  .strictObject({
    days: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .transform((days) => [...new Set(days)].sort()),
    from: clock,
    until: z.union([clock, z.literal('24:00')]),
  })
  .refine(({ from, until }) => from !== until, { error: 'input.wrong', path: ['until'] })

const said = text({ max: 500 }).nullable()

/** How a person may be reached. Words left out stay as they are; null takes them away. Writing it verifies it. */
export const SafeContactBody = z.strictObject({
  call_allowed: z.boolean(),
  text_allowed: z.boolean(),
  hours: z.array(Hours).max(14),
  say: said.optional(),
  avoid: said.optional(),
  word: said.optional(),
})
export type SafeContactBody = z.infer<typeof SafeContactBody>

/** Whether she may be called at this moment, why not, and when next. */
export const CallAnswer = {
  may_call_now: z.boolean(),
  not_because: z.enum(['no_record', 'not_allowed', 'not_verified', 'outside_hours']).nullable(),
  next_call_at: instant.nullable(),
}

export const SafeContact = z.strictObject({
  id,
  version,
  call_allowed: z.boolean(),
  text_allowed: z.boolean(),
  hours: z.array(z.strictObject({ days: z.array(z.int()), from: z.string(), until: z.string() })),
  has_say: z.boolean(),
  has_avoid: z.boolean(),
  has_word: z.boolean(),
  verified_at: instant,
  verified_by_name: z.string(),
  ...CallAnswer,
})

const params = z.strictObject({ id })

export const getSafeContact = contract({
  method: 'GET',
  path: '/api/contacts/:id/safe-contact',
  permit: 'contact.read',
  effect: 'read',
  summary: 'Whether and when a person may be reached; the words stay covered',
  params,
  reply: z.strictObject({ safe_contact: SafeContact.nullable() }),
})

export const setSafeContact = contract({
  method: 'PUT',
  path: '/api/contacts/:id/safe-contact',
  permit: 'safe_contact.set',
  effect: 'write',
  summary: 'Writes how a person may be reached, verified now',
  params,
  body: SafeContactBody.extend({ version: version.nullable().default(null) }),
  reply: z.strictObject({ id, version, verified_at: instant }),
})

export const openSafeContact = contract({
  method: 'POST',
  path: '/api/contacts/:id/safe-contact/open',
  permit: 'contact.open',
  effect: 'read',
  summary: 'Opens what may be said, what must not, and the code word; recorded',
  params,
  body: z.strictObject({ reason: z.enum(openReasons).optional() }),
  reply: z.strictObject({
    say: z.string().nullable(),
    avoid: z.string().nullable(),
    word: z.string().nullable(),
  }),
})
