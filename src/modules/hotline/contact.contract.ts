import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import { day, id, instant, placeId, version } from '#kernel/shapes.ts'
import { callBackResults, callBackStatuses } from './call-back.life.ts'
import { openReasons } from './contact.codes.ts'
import { misfits } from './contact.rule.ts'
import { ContactItem, contactFields as f, happened } from './contact.shapes.ts'
import { SafeContact, SafeContactBody } from './safe-contact.contract.ts'
import { SafetyCardBody } from './safety-card.contract.ts'

/**
 * A complete record may hold no more than kind, caller, the three answers about danger, topic, outcome and when it
 * began. The flags follow the topic until somebody sets them; the place stays unknown.
 */
export const NewContact = z
  .strictObject({
    ...f,
    received_from: f.received_from.default(null),
    ended_at: f.ended_at.optional(),
    language: f.language.default('vi'),
    interpreter: f.interpreter.default('none'),
    assaulted_at: f.assaulted_at.default(null),
    danger_signs: f.danger_signs.default([]),
    place_id: f.place_id.default(null),
    gender_equality: f.gender_equality.optional(),
    gbv: f.gbv.optional(),
    needs: f.needs.default([]),
    advice: f.advice.default([]),
    caller_sex: f.caller_sex.default('unknown'),
    caller_age: f.caller_age.default('unknown'),
    alone: f.alone.default(null),
    parent_may_know: f.parent_may_know.default(null),
    anonymous: f.anonymous.optional(),
    back_entered: f.back_entered.default(false),
    name: f.name.default(null),
    phone: f.phone.default(null),
    notes: f.notes.default(null),
    /** The draft this record grew out of; it ends in the same story. */
    client_ref: id.optional(),
    /** When a call back was agreed for; goes with the outcome `callback_agreed` and no other. */
    callback_due_at: happened.optional(),
    /** Asks the on-duty leader for one call back of a line that was cut. */
    emergency_callback: z.boolean().default(false),
    safe_contact: SafeContactBody.optional(),
    safety_card: SafetyCardBody.optional(),
  })
  .superRefine((contact, context) => {
    const wrong = misfits(contact)
    if ((contact.outcome === 'callback_agreed') !== (contact.callback_due_at !== undefined))
      wrong.push('callback_due_at')
    if (contact.emergency_callback && contact.outcome !== 'lost_line') wrong.push('emergency_callback')
    for (const field of wrong) context.addIssue({ code: 'custom', path: [field], message: 'input.wrong' })
  })
export type NewContact = z.output<typeof NewContact>

export const takeContact = contract({
  method: 'POST',
  path: '/api/contacts',
  permit: 'contact.take',
  effect: 'write',
  oneWait: true,
  summary: 'Records a contact with the hotline',
  body: NewContact,
  reply: z.strictObject({ id, version, recorded_at: instant }),
})

const yesNo = z.enum(['true', 'false'])

/** What a list of contacts can be narrowed by. `until` is the first day that is no longer shown. */
export const contactFilters = {
  kind: f.kind.optional(),
  caller: f.caller.optional(),
  topic: f.topic.optional(),
  outcome: f.outcome.optional(),
  danger: yesNo.optional(),
  gbv: yesNo.optional(),
  gender_equality: yesNo.optional(),
  place_id: placeId.optional(),
  from: day.optional(),
  until: day.optional(),
  taken_by: z.literal('me').optional(),
}

export const listContacts = contract({
  method: 'GET',
  path: '/api/contacts',
  permit: 'contact.list',
  effect: 'read',
  oneWait: true,
  summary: 'Contacts of my hotline, newest first; nothing that tells who called',
  query: z.strictObject({
    ...contactFilters,
    after: cursor(newestFirst).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.strictObject({ items: z.array(ContactItem), next: z.string().nullable() }),
})

export const getContact = contract({
  method: 'GET',
  path: '/api/contacts/:id',
  permit: 'contact.read',
  effect: 'read',
  summary: 'One contact, its sealed words covered',
  params: z.strictObject({ id }),
  reply: ContactItem.extend({
    province_id: z.string(),
    recorded_at: instant,
    language: f.language,
    interpreter: f.interpreter,
    assaulted_at: instant.nullable(),
    danger_signs: z.array(z.string()),
    needs: z.array(z.string()),
    advice: z.array(z.string()),
    caller_sex: f.caller_sex,
    caller_age: f.caller_age,
    alone: z.boolean().nullable(),
    parent_may_know: z.boolean().nullable(),
    anonymous: z.boolean(),
    back_entered: z.boolean(),
    has_name: z.boolean(),
    has_phone: z.boolean(),
    has_notes: z.boolean(),
    /** The key was destroyed: what was said opens no more. */
    erased: z.boolean(),
    safe_contact: SafeContact.nullable(),
    safety_card: z.strictObject({ id, version, written_at: instant, written_by_name: z.string() }).nullable(),
    counselling_id: id.nullable(),
    call_backs: z.array(
      z.strictObject({
        id,
        emergency: z.boolean(),
        status: z.enum(callBackStatuses),
        due_at: instant,
        made_at: instant.nullable(),
        result: z.enum(callBackResults).nullable(),
        reviewed_at: instant.nullable(),
      }),
    ),
  }),
})

export const openContact = contract({
  method: 'POST',
  path: '/api/contacts/:id/open',
  permit: 'contact.open',
  effect: 'read',
  summary: 'Opens name, number and notes of one contact; recorded',
  params: z.strictObject({ id }),
  body: z.strictObject({ reason: z.enum(openReasons).optional() }),
  reply: z.strictObject({
    id,
    version,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    notes: z.string().nullable(),
    erased: z.boolean(),
  }),
})

const corrections = z.strictObject(f).partial()

export const correctContact = contract({
  method: 'PATCH',
  path: '/api/contacts/:id',
  permit: 'contact.correct',
  effect: 'write',
  summary: 'Corrects fields of a contact; a stale version is refused with both versions',
  params: z.strictObject({ id }),
  body: corrections.extend({ version }),
  reply: z.strictObject({ id, version }),
})
