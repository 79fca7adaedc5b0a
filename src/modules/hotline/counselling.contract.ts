import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { openReasons, topics } from './contact.codes.ts'
import { happened } from './contact.shapes.ts'

export const counsellingModes = ['phone', 'direct', 'online'] as const

const Session = z.strictObject({
  id,
  held_at: instant,
  mode: z.enum(counsellingModes),
  minutes: z.int(),
  held_by: id,
  held_by_name: z.string(),
  has_note: z.boolean(),
})

const params = z.strictObject({ id })

export const openCounselling = contract({
  method: 'POST',
  path: '/api/contacts/:id/counselling',
  permit: 'counselling.record',
  effect: 'write',
  summary: 'Opens the counselling record of the person who made contact: one for one person',
  params,
  body: z.strictObject({ topic: z.enum(topics) }),
  reply: z.strictObject({ id, version }),
})

export const getCounselling = contract({
  method: 'GET',
  path: '/api/contacts/:id/counselling',
  permit: 'contact.read',
  effect: 'read',
  summary: 'The counselling record of a contact with its sessions, latest first; notes stay covered',
  params,
  reply: z.strictObject({
    counselling: z
      .strictObject({
        id,
        version,
        topic: z.enum(topics),
        opened_at: instant,
        opened_by_name: z.string(),
        sessions: z.array(Session),
      })
      .nullable(),
  }),
})

export const addCounsellingSession = contract({
  method: 'POST',
  path: '/api/counselling/:id/sessions',
  permit: 'counselling.record',
  effect: 'write',
  summary: 'Adds a session that was held',
  params,
  body: z.strictObject({
    held_at: happened,
    mode: z.enum(counsellingModes),
    minutes: z.int().min(1).max(600),
    note: text({ max: 4000 }).nullable().default(null),
  }),
  reply: z.strictObject({ id, version }),
})

export const openCounsellingNotes = contract({
  method: 'POST',
  path: '/api/counselling/:id/open',
  permit: 'contact.open',
  effect: 'read',
  summary: 'Opens the notes of a counselling record; recorded',
  params,
  body: z.strictObject({ reason: z.enum(openReasons).optional() }),
  reply: z.strictObject({ notes: z.array(z.strictObject({ session_id: id, note: z.string() })) }),
})
