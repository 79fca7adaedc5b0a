import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import {
  askers,
  channels,
  identityChecks,
  outcomes,
  refusalGrounds,
  requestKinds,
} from './data-request.codes.ts'
import { requestStatuses } from './data-request.life.ts'

const Kind = z.enum(requestKinds)
const Status = z.enum(requestStatuses)
const Check = z.enum(identityChecks)
const params = z.strictObject({ request_id: id })
const words = text({ max: 4_000 })

const Line = z.strictObject({
  id,
  version,
  /** `12/2026`, as the register and a paper answer name it. */
  number: z.string(),
  kind: Kind,
  asked_by_whom: z.enum(askers),
  channel: z.enum(channels),
  identity_check: Check,
  received_at: instant,
  status: Status,
  /** Limit of what comes next: word that it arrived, then the answer. */
  due_at: instant.nullable(),
  started_at: instant.nullable(),
  extended: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  refusal_ground: z.enum(refusalGrounds).nullable(),
  answered_at: instant.nullable(),
  has_case: z.boolean(),
})
export type DataRequestLine = z.infer<typeof Line>

export const requestFilters = {
  status: Status.optional(),
  kind: Kind.optional(),
  /** Neither answered nor taken back. */
  open: z.enum(['true', 'false']).optional(),
  /** Number in the register, or its beginning. */
  q: text({ max: 12 }).optional(),
  from: day.optional(),
  /** First day left out. */
  until: day.optional(),
}

export const takeRequestContract = contract({
  method: 'POST',
  path: '/api/data-requests',
  permit: 'rights.take',
  effect: 'write',
  summary: 'Takes down what a person asks about their data; its limits of the law begin',
  body: z.strictObject({
    kind: Kind,
    case_code: text({ max: 20 }).optional(),
    asked_by_whom: z.enum(askers),
    channel: z.enum(channels),
    identity_check: Check,
    received_at: instant,
    words,
  }),
  reply: z.strictObject({ id, version, number: z.string(), status: Status }),
})

export const listRequestsContract = contract({
  method: 'GET',
  path: '/api/data-requests',
  permit: 'rights.take',
  effect: 'read',
  summary: 'Requests about data: those of my agency for its desk, else those I took; newest first',
  query: z.strictObject({ ...pageQuery, after: cursor(newestFirst).optional(), ...requestFilters }),
  reply: z.strictObject({ items: z.array(Line), next: z.string().nullable() }),
})

export const exportRequestsContract = contract({
  method: 'GET',
  path: '/api/data-requests/export',
  permit: 'rights.desk',
  effect: 'read',
  summary: 'The register of requests as XLSX, without a word of what was asked; recorded',
  query: z.strictObject(requestFilters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readRequestContract = contract({
  method: 'GET',
  path: '/api/data-requests/:request_id',
  permit: 'rights.take',
  effect: 'read',
  summary: 'One request with its words; each reading is recorded',
  params,
  reply: Line.extend({
    words: z.string(),
    answer: z.string().nullable(),
    answered_by: z.string().nullable(),
  }),
})

export const moveRequestContract = contract({
  method: 'POST',
  path: '/api/data-requests/:request_id/move',
  permit: 'rights.desk',
  effect: 'write',
  summary:
    'Says that it arrived, notes who it is, extends once, answers, refuses with its ground, or takes back',
  params,
  body: z.discriminatedUnion('move', [
    z.strictObject({ move: z.literal('acknowledge'), version }),
    z.strictObject({ move: z.literal('identify'), version, identity_check: Check }),
    z.strictObject({ move: z.literal('extend'), version }),
    z.strictObject({ move: z.literal('answer'), version, outcome: z.enum(outcomes), answer: words }),
    z.strictObject({
      move: z.literal('refuse'),
      version,
      refusal_ground: z.enum(refusalGrounds),
      answer: words,
    }),
    z.strictObject({ move: z.literal('withdraw'), version }),
  ]),
  reply: z.strictObject({ id, version, status: Status }),
})

export const requestLetterContract = contract({
  method: 'GET',
  path: '/api/data-requests/:request_id/letter',
  permit: 'rights.desk',
  effect: 'read',
  summary: 'Draft of the answer letter as DOCX: number and name are left blank, to be written by hand',
  params,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})
