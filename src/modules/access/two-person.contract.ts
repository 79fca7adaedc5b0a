import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import { id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { twoPersonKinds } from './two-person.codes.ts'
import { twoPersonStatuses } from './two-person.life.ts'

const Kind = z.enum(twoPersonKinds)
const Status = z.enum(twoPersonStatuses)
const params = z.strictObject({ request_id: id })

const Request = z.strictObject({
  id,
  version,
  kind: Kind,
  record_kind: z.string(),
  record_id: id.nullable(),
  /** Number of the case it is about, or the role it is about. */
  about: z.string().nullable(),
  asked_by: z.string(),
  asked_at: instant,
  agency_name: z.string(),
  expires_at: instant,
  acted_first: z.boolean(),
  status: Status,
  late: z.boolean(),
  decided_by: z.string().nullable(),
  decided_at: instant.nullable(),
  done_at: instant.nullable(),
  /** I asked for it. */
  mine: z.boolean(),
})
export type TwoPersonLine = z.infer<typeof Request>

export const twoPersonFilters = {
  status: Status.optional(),
  kind: Kind.optional(),
  /** Only what I may decide now. */
  for_me: z.enum(['true', 'false']).optional(),
}

export const listTwoPersonContract = contract({
  method: 'GET',
  path: '/api/two-person',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Requests that need a second person: those I made and those I may decide, newest first',
  query: z.strictObject({ ...pageQuery, after: cursor(newestFirst).optional(), ...twoPersonFilters }),
  reply: z.strictObject({ items: z.array(Request), next: z.string().nullable() }),
})

export const readTwoPersonContract = contract({
  method: 'GET',
  path: '/api/two-person/:request_id',
  permit: 'signed-in',
  effect: 'read',
  summary: 'One request with its reason in words; each reading is recorded',
  params,
  reply: Request.extend({ words: z.string().nullable(), answer: z.string().nullable() }),
})

const decided = z.strictObject({ id, version, status: Status })

export const decideTwoPersonContract = contract({
  method: 'POST',
  path: '/api/two-person/:request_id/decision',
  permit: 'two_person.decide',
  effect: 'write',
  summary: 'Says yes or no to what somebody of another body has asked; what was asked is done with the yes',
  params,
  body: z
    .strictObject({ version, approve: z.boolean(), answer: text({ max: 1_000 }).optional() })
    .refine((body) => body.approve || body.answer !== undefined, {
      path: ['answer'],
      error: 'access.say_why_not',
    }),
  reply: decided,
})

export const withdrawTwoPersonContract = contract({
  method: 'POST',
  path: '/api/two-person/:request_id/withdrawal',
  permit: 'signed-in',
  effect: 'write',
  summary: 'Takes back a request I made and nobody has decided',
  params,
  body: z.strictObject({ version }),
  reply: decided,
})
