import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { orderStatuses } from './order.life.ts'
import {
  askers,
  cancelAskers,
  consentHows,
  contactReasons,
  longestContactHours,
  orderPapers,
  orderReasons,
  priorities,
  recipients,
  sentHows,
  signers,
  toldHows,
  violationKinds,
  watcherFunctions,
} from './protection.codes.ts'

const once = <T extends string>(values: readonly T[]) => new Set(values).size === values.length
const OrderStatus = z.enum(orderStatuses)
export const orderParams = z.strictObject({ order_id: id })
export const ChangedOrder = z.strictObject({ id, version, status: OrderStatus })
const personName = text({ max: 120 })
const paperNumber = text({ max: 60 })

/** Who signed, by which authority, when the paper was signed. */
const signature = {
  signed_at: instant,
  signer: z.enum(signers),
  /** Number of the paper by which somebody signs for the chair; needed unless the chair signs. */
  signer_authority: paperNumber.optional(),
  signer_name: personName,
  decision_number: paperNumber.optional(),
}
const signedProperly = (body: { signer: string; signer_authority?: string | undefined }) =>
  body.signer === 'chair' || body.signer_authority !== undefined
const authorityMissing = { path: ['signer_authority'], error: 'protection.authority_needed' }

const consent = z.strictObject({ at: instant, how: z.enum(consentHows) })

export const draftOrderContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/orders',
  permit: 'order.ask',
  effect: 'write',
  summary: 'Prepares a request for a no-contact order; nobody outside the case sees it yet',
  params: z.strictObject({ case_id: id }),
  body: z
    .strictObject({
      commune_agency_id: id,
      requested_by: z.enum(askers),
      consent: consent.optional(),
      life_threat: z.boolean(),
      reasons: z.array(z.enum(orderReasons)).min(1).max(3).refine(once, { error: 'input.not_offered' }),
      priority: z.array(z.enum(priorities)).max(7).refine(once, { error: 'input.not_offered' }),
      days_asked: z.int().min(1).max(3),
      protected_person_id: id,
      banned_person_id: id,
      /** Where the file has no name of the banned person. */
      his_name: personName.optional(),
      his_birth_year: z.int().min(1900).max(2020).optional(),
    })
    .refine((body) => body.requested_by !== 'body' || body.consent, {
      path: ['consent'],
      error: 'protection.consent_needed',
    })
    .refine((body) => body.requested_by !== 'chair' || body.life_threat, {
      path: ['life_threat'],
      error: 'protection.chair_for_life',
    }),
  reply: ChangedOrder,
})

export const repeatOrderContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/repeat',
  permit: 'order.ask',
  effect: 'write',
  summary: 'Prepares a new request from an earlier order, with her consent asked again',
  params: orderParams,
  body: z.strictObject({ days_asked: z.int().min(1).max(3), consent: consent.optional() }),
  reply: ChangedOrder,
})

export const sendOrderContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/send',
  permit: 'order.ask',
  effect: 'write',
  summary: 'The commune has the request: its 12 hours run from `received_at`',
  params: orderParams,
  body: z.strictObject({ version, sent_how: z.enum(sentHows), received_at: instant }),
  reply: ChangedOrder.extend({ due_at: instant.nullable() }),
})

export const withdrawOrderContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/withdraw',
  permit: 'order.ask',
  effect: 'write',
  summary: 'Takes a request back before it is decided',
  params: orderParams,
  body: z.strictObject({ version }),
  reply: ChangedOrder,
})

export const signOrderContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/sign',
  permit: 'order.decide',
  effect: 'write',
  summary: 'Writes down a signed decision to ban contact; in force from the signature on paper',
  params: orderParams,
  body: z
    .strictObject({ version, ...signature, ends_at: instant, rights_told_at: instant })
    .refine(signedProperly, authorityMissing)
    .refine((body) => threeDays(body.signed_at, body.ends_at), {
      path: ['ends_at'],
      error: 'protection.three_days',
    }),
  reply: ChangedOrder,
})

export const refuseOrderContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/refuse',
  permit: 'order.decide',
  effect: 'write',
  summary: 'Writes down a refusal in writing, with its reasons',
  params: orderParams,
  body: z
    .strictObject({ version, ...signature, reason: text({ min: 10, max: 4000 }) })
    .refine(signedProperly, authorityMissing),
  reply: ChangedOrder,
})

export const tellRecipientContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/recipients',
  permit: 'order.follow',
  effect: 'write',
  summary: 'The decision was given to one of the four who receive it',
  params: orderParams,
  body: z.strictObject({ who: z.enum(recipients), told_at: instant, how: z.enum(toldHows) }),
  reply: z.strictObject({ id, who: z.enum(recipients), told_at: instant }),
})

export const tellHerServedContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/served-told',
  permit: 'order.ask',
  effect: 'write',
  summary: 'She was told the hour at which he was served',
  params: orderParams,
  body: z.strictObject({ version, at: instant }),
  reply: ChangedOrder,
})

export const assignWatcherContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/watcher',
  permit: 'order.follow',
  effect: 'write',
  summary: 'Who was assigned to watch the order: name and function, never an account',
  params: orderParams,
  body: z.strictObject({
    version,
    function: z.enum(watcherFunctions),
    name: personName,
    assigned_at: instant,
  }),
  reply: ChangedOrder,
})

export const allowContactContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/contacts',
  permit: 'order.follow',
  effect: 'write',
  summary: 'A contact the law allows: notice first, countersigned by the watcher, four hours at most',
  params: orderParams,
  body: z
    .strictObject({
      reason: z.enum(contactReasons),
      notice_at: instant,
      countersigned_at: instant,
      starts_at: instant,
      ends_at: instant,
    })
    .refine((body) => Date.parse(body.notice_at) <= Date.parse(body.countersigned_at), {
      path: ['countersigned_at'],
      error: 'protection.notice_first',
    })
    .refine((body) => Date.parse(body.countersigned_at) <= Date.parse(body.starts_at), {
      path: ['starts_at'],
      error: 'protection.countersigned_first',
    })
    .refine((body) => withinHours(body.starts_at, body.ends_at, longestContactHours), {
      path: ['ends_at'],
      error: 'protection.four_hours',
    }),
  reply: z.strictObject({ id, version }),
})

export const endContactContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/contacts/:allowed_id/end',
  permit: 'order.follow',
  effect: 'write',
  summary: 'The contact is over; the watcher told the chair',
  params: z.strictObject({ order_id: id, allowed_id: id }),
  body: z.strictObject({ version, ended_at: instant, chair_told_at: instant }),
  reply: z.strictObject({ id, version }),
})

export const recordViolationContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/violations',
  permit: 'order.follow',
  effect: 'write',
  summary: 'He did not keep to the order',
  params: orderParams,
  body: z.strictObject({
    kind: z.enum(violationKinds),
    happened_at: instant,
    police_told_at: instant.optional(),
    note: text({ max: 4000 }).optional(),
  }),
  reply: z.strictObject({ id, version }),
})

export const askCancellationContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/cancellations',
  permit: 'order.follow',
  effect: 'write',
  summary: 'Somebody asks to end the order before its days; 12 hours run',
  params: orderParams,
  body: z.strictObject({ requested_by: z.enum(cancelAskers), received_at: instant }),
  reply: z.strictObject({ id, version, due_at: instant.nullable() }),
})

export const decideCancellationContract = contract({
  method: 'POST',
  path: '/api/orders/:order_id/cancellations/:cancellation_id/decide',
  permit: 'order.decide',
  effect: 'write',
  summary: 'Ends the order before its days, or refuses in writing',
  params: z.strictObject({ order_id: id, cancellation_id: id }),
  body: z
    .strictObject({
      version,
      ...signature,
      decision: z.enum(['cancelled', 'refused']),
      reason: text({ min: 10, max: 4000 }).optional(),
    })
    .refine(signedProperly, authorityMissing)
    .refine((body) => body.decision !== 'refused' || body.reason !== undefined, {
      path: ['reason'],
      error: 'protection.reason_needed',
    }),
  reply: z.strictObject({ id, version, order_status: OrderStatus }),
})

/** One order in a list: nothing in it tells who. */
export const OrderLine = z.strictObject({
  id,
  case_id: id.nullable(),
  case_code: z.string().nullable(),
  commune_name: z.string(),
  place_name: z.string(),
  status: OrderStatus,
  requested_by: z.enum(askers),
  priority: z.array(z.enum(priorities)),
  received_at: instant.nullable(),
  /** End of the 12 hours, while they ask for something. */
  decide_due_at: instant.nullable(),
  signed_at: instant.nullable(),
  ends_at: instant.nullable(),
  /** An answer to a request to cancel is due then. */
  cancel_due_at: instant.nullable(),
  served_at: instant.nullable(),
  she_told_served_at: instant.nullable(),
  repeat_id: id.nullable(),
  version,
})
export type OrderLine = z.infer<typeof OrderLine>

export const listOrdersContract = contract({
  method: 'GET',
  path: '/api/orders',
  permit: 'order.read',
  effect: 'read',
  summary: 'Orders I may see: of my cases, and those sent to my commune; what is due first',
  query: z.strictObject({ state: z.enum(['open', 'over']).default('open'), case_id: id.optional() }),
  reply: z.strictObject({ items: z.array(OrderLine) }),
})

export const readOrderContract = contract({
  method: 'GET',
  path: '/api/orders/:order_id',
  permit: 'order.read',
  effect: 'read',
  summary:
    'One order with its names, for those who work on the case and the officers of its commune; recorded',
  params: orderParams,
  reply: OrderLine.extend({
    /** I may open the names: an overseer sees the rest without. */
    opens: z.boolean(),
    works_on_case: z.boolean(),
    her_name: z.string().nullable(),
    his_name: z.string().nullable(),
    his_birth_year: z.string().nullable(),
    consent_at: instant.nullable(),
    consent_how: z.enum(consentHows).nullable(),
    life_threat: z.boolean(),
    reasons: z.array(z.enum(orderReasons)),
    days_asked: z.int(),
    sent_how: z.enum(sentHows).nullable(),
    rights_told_at: instant.nullable(),
    signer: z.enum(signers).nullable(),
    signer_authority: z.string().nullable(),
    signer_name: z.string().nullable(),
    decision_number: z.string().nullable(),
    decided_at: instant.nullable(),
    ended_at: instant.nullable(),
    refusal: z.string().nullable(),
    watcher_function: z.enum(watcherFunctions).nullable(),
    watcher_name: z.string().nullable(),
    watcher_assigned_at: instant.nullable(),
    recipients: z.array(z.strictObject({ who: z.enum(recipients), told_at: instant, how: z.enum(toldHows) })),
    contacts: z.array(
      z.strictObject({
        id,
        reason: z.enum(contactReasons),
        notice_at: instant,
        countersigned_at: instant,
        starts_at: instant,
        ends_at: instant,
        chair_told_at: instant.nullable(),
        ended_at: instant.nullable(),
        version,
      }),
    ),
    violations: z.array(
      z.strictObject({
        id,
        kind: z.enum(violationKinds),
        happened_at: instant,
        police_told_at: instant.nullable(),
        note: z.string().nullable(),
      }),
    ),
    cancellations: z.array(
      z.strictObject({
        id,
        requested_by: z.enum(cancelAskers),
        received_at: instant,
        status: z.enum(['requested', 'cancelled', 'refused']),
        signed_at: instant.nullable(),
        signer: z.enum(signers).nullable(),
        signer_name: z.string().nullable(),
        signer_authority: z.string().nullable(),
        decision_number: z.string().nullable(),
        refusal: z.string().nullable(),
        version,
      }),
    ),
  }),
})
export type OrderView = z.infer<typeof readOrderContract.reply>

export const listCommunesContract = contract({
  method: 'GET',
  path: '/api/orders/communes',
  permit: 'order.ask',
  effect: 'read',
  summary: 'Communes a request can be sent to',
  reply: z.strictObject({ items: z.array(z.strictObject({ id, name: z.string(), place_id: z.string() })) }),
})

export const printOrderContract = contract({
  method: 'GET',
  path: '/api/orders/:order_id/papers/:paper',
  permit: 'order.follow',
  effect: 'read',
  summary: 'A paper of the order as DOCX: names and times, never where she is; recorded',
  params: z.strictObject({ order_id: id, paper: z.enum(orderPapers) }),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

function threeDays(from: string, until: string): boolean {
  return withinHours(from, until, 72)
}

function withinHours(from: string, until: string, hours: number): boolean {
  const span = Date.parse(until) - Date.parse(from)
  return span > 0 && span <= hours * 3_600_000
}
