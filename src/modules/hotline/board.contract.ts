import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant } from '#kernel/shapes.ts'
import { CallBackItem } from './call-back.contract.ts'
import { contactKinds } from './contact.codes.ts'
import { ContactItem } from './contact.shapes.ts'
import { Shift } from './shift.contract.ts'

/** A person who thought of dying and has not been reached since. */
export const OpenSuicideRisk = z.strictObject({
  contact: ContactItem,
  call_again_by: instant,
  late: z.boolean(),
})

export const hotlineBoard = contract({
  method: 'GET',
  path: '/api/hotline/board',
  permit: 'hotline.board',
  effect: 'read',
  summary:
    'What the on-duty leader looks at: today’s contacts, who is on shift, who is in danger unanswered, calls to return',
  reply: z.strictObject({
    at: instant,
    today: z.strictObject({
      total: z.int(),
      danger: z.int(),
      gbv: z.int(),
      by_kind: z.array(z.strictObject({ kind: z.enum(contactKinds), count: z.int() })),
    }),
    shift: Shift.nullable(),
    open_dangers: z.array(ContactItem),
    suicide_risks: z.array(OpenSuicideRisk),
    /** Emergency call backs that wait for a decision. */
    asked: z.array(CallBackItem),
    due: z.array(CallBackItem),
    to_review: z.array(CallBackItem),
  }),
})

export const hotlineToday = contract({
  method: 'GET',
  path: '/api/hotline/today',
  permit: 'hotline.today',
  effect: 'read',
  summary: 'Numbers for my page of today: what the hotline still owes somebody',
  reply: z.strictObject({
    calls_due: z.int(),
    calls_late: z.int(),
    calls_possible_now: z.int(),
    emergencies_asked: z.int(),
    emergencies_to_review: z.int(),
    open_dangers: z.int(),
    suicide_risks: z.int(),
    /** A hand-over that waits for my signature. */
    handover_to_sign: id.nullable(),
  }),
})
