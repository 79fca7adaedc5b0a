import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, text } from '#kernel/shapes.ts'
import { historyReasons } from './contact.codes.ts'
import { ContactItem, name, phone } from './contact.shapes.ts'

const found = z.strictObject({ items: z.array(ContactItem) })
const words = text({ min: 2, max: 100 })

export const searchContacts = contract({
  method: 'POST',
  path: '/api/contacts/search',
  permit: 'contact.list',
  effect: 'read',
  summary: 'Finds contacts by number, by full name without tones, or by words of place or topic; recorded',
  body: z.union([z.strictObject({ phone }), z.strictObject({ name }), z.strictObject({ words })]),
  reply: found,
})

export const contactHistory = contract({
  method: 'POST',
  path: '/api/contacts/history',
  permit: 'contact.history',
  effect: 'read',
  summary: 'Lịch sử theo số: other contacts from the number of one contact, for a reason; recorded',
  body: z.strictObject({ contact_id: id, reason: z.enum(historyReasons) }),
  reply: found.extend({
    /** Always said with it: a number is not a person. */
    number_may_be_shared: z.literal(true),
  }),
})
