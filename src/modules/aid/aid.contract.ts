import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, text, version } from '#kernel/shapes.ts'
import { aidKinds, receipts } from './aid.codes.ts'
import { aidMoves, aidStatuses } from './aid.life.ts'

/** Whole đồng. */
const dong = z.int().min(0).max(1_000_000_000)
const made = z.strictObject({ id, code: z.string(), version })

const asked = {
  kind: z.enum(aidKinds),
  persons: z.int().min(1).max(30),
  /** First and last day, both counted: meal days, not nights. */
  from_on: day,
  until_on: day,
  /** Of everything but meals. */
  quantity: z.int().min(1).max(1000).nullable(),
  unit_amount: dong,
}
const inOrder = (body: { from_on: string; until_on: string }) => body.until_on >= body.from_on
const orderFault = { path: ['until_on'], error: 'aid.ends_before' }

/** One support as a sum: nothing in it says whom it is for. */
export const AidLine = z.strictObject({
  id,
  code: z.string(),
  kind: z.enum(aidKinds),
  quantity: z.int(),
  unit_amount: dong,
  amount: z.int(),
  basis: z.string().nullable(),
  status: z.enum(aidStatuses),
  asked_on: day,
  given_on: day.nullable(),
  receipt: z.enum(receipts).nullable(),
  spent: z.int().nullable(),
  version,
})
export type AidLine = z.infer<typeof AidLine>

export const askForCaseContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/aid',
  permit: 'aid.ask',
  effect: 'write',
  summary: 'Asks for money or goods for a case; the accountant sees its number and sum',
  params: z.strictObject({ case_id: id }),
  body: z.strictObject({ ...asked, note: text({ max: 1000 }).nullable() }).refine(inOrder, orderFault),
  reply: made,
})

export const listOfCaseContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/aid',
  permit: 'aid.read',
  effect: 'read',
  summary: 'Money and goods of a case, newest first; notes for those who work on it',
  params: z.strictObject({ case_id: id }),
  reply: z.strictObject({
    works_on: z.boolean(),
    items: z.array(
      z.strictObject({
        ...AidLine.shape,
        persons: z.int(),
        from_on: day,
        until_on: day,
        note: z.string().nullable(),
      }),
    ),
  }),
})

export const askElsewhereContract = contract({
  method: 'POST',
  path: '/api/aid',
  permit: 'aid.ask_elsewhere',
  effect: 'write',
  summary: 'Asks for money or goods for a call without a case, or for an incident of the commune’s book',
  body: z
    .strictObject({ ...asked, contact_id: id.nullable(), incident_id: id.nullable() })
    .refine(inOrder, orderFault)
    .refine((body) => (body.contact_id === null) !== (body.incident_id === null), {
      path: ['contact_id'],
      error: 'aid.one_source',
    }),
  reply: made,
})

/** A support beside whom it is for: how many, which days. */
const AidOfSource = z.strictObject({ ...AidLine.shape, persons: z.int(), from_on: day, until_on: day })

export const listElsewhereContract = contract({
  method: 'GET',
  path: '/api/aid/elsewhere',
  permit: 'aid.ask_elsewhere',
  effect: 'read',
  summary: 'Money and goods of a call without a case, or of an incident of the commune’s book, newest first',
  query: z
    .strictObject({ contact_id: id.optional(), incident_id: id.optional() })
    .refine((query) => (query.contact_id === undefined) !== (query.incident_id === undefined), {
      path: ['contact_id'],
      error: 'aid.one_source',
    }),
  reply: z.strictObject({ items: z.array(AidOfSource) }),
})

export const moveAidContract = contract({
  method: 'POST',
  path: '/api/aid/:aid_id/move',
  permit: 'aid.move',
  effect: 'write',
  summary: 'Laid out in advance, given against a receipt, settled or cancelled',
  params: z.strictObject({ aid_id: id }),
  body: z
    .strictObject({
      version,
      move: z.enum(aidMoves),
      on: day,
      receipt: z.enum(receipts).nullable(),
      spent: dong.nullable(),
    })
    .refine((body) => body.move !== 'give' || (body.receipt !== null && body.spent !== null), {
      path: ['receipt'],
      error: 'aid.receipt_needed',
    }),
  reply: z.strictObject({ id, version, status: z.enum(aidStatuses) }),
})

const filter = {
  kind: z.enum(aidKinds).optional(),
  status: z.enum(aidStatuses).optional(),
  from: day.optional(),
  until: day.optional(),
}
export const AidFilter = z.strictObject(filter)
export type AidFilter = z.infer<typeof AidFilter>

export const listAidContract = contract({
  method: 'GET',
  path: '/api/aid',
  permit: 'aid.list',
  effect: 'read',
  summary: 'Supports by number, kind and sum, newest first, with the sum of all that are asked for',
  query: z.strictObject({
    ...filter,
    after: cursor(z.tuple([z.uuid()])).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: z.strictObject({
    items: z.array(AidLine),
    next: z.string().nullable(),
    totals: z.array(
      z.strictObject({
        kind: z.enum(aidKinds),
        supports: z.int(),
        quantity: z.int(),
        amount: z.int(),
        spent: z.int(),
      }),
    ),
  }),
})

export const exportAidContract = contract({
  method: 'GET',
  path: '/api/aid/export',
  permit: 'aid.export',
  effect: 'read',
  summary: 'The list to sign, by number and never by name, with totals by day and kind',
  query: AidFilter,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const aidPaperContract = contract({
  method: 'GET',
  path: '/api/aid/paper',
  permit: 'aid.export',
  effect: 'read',
  summary: 'The same list as a paper to sign, by number and never by name; recorded',
  query: AidFilter,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

export const Norm = z.strictObject({
  id,
  kind: z.enum(aidKinds),
  amount: dong,
  basis: z.string(),
  valid_from: day,
  valid_until: day.nullable(),
  version,
})
export type Norm = z.infer<typeof Norm>

export const listNormsContract = contract({
  method: 'GET',
  path: '/api/aid-norms',
  permit: 'aid.list',
  effect: 'read',
  summary: 'The most that is given for one unit, by which document, from when',
  reply: z.strictObject({ items: z.array(Norm) }),
})

export const setNormContract = contract({
  method: 'POST',
  path: '/api/aid-norms',
  permit: 'aid.norm',
  effect: 'write',
  summary: 'Enters a norm from a day on; the one before ends on that day',
  body: z.strictObject({
    kind: z.enum(aidKinds),
    amount: z.int().min(1000).max(1_000_000_000),
    basis: text({ min: 5, max: 300 }),
    valid_from: day,
  }),
  reply: z.strictObject({ id, version }),
})
