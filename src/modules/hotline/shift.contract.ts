import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { happened } from './contact.shapes.ts'

const Person = z.strictObject({ id, name: z.string() })

export const Shift = z.strictObject({
  id,
  version,
  name: z.string(),
  starts_at: instant,
  ends_at: instant,
  leader: Person,
  members: z.array(Person),
})
export type Shift = z.infer<typeof Shift>

const plan = z.strictObject({
  name: text({ max: 60 }),
  starts_at: happened,
  ends_at: happened,
  leader_id: id,
  member_ids: z
    .array(id)
    .max(30)
    .transform((ids) => [...new Set(ids)]),
})
const endsLater = (shift: { starts_at: string; ends_at: string }) => {
  const hours = (Date.parse(shift.ends_at) - Date.parse(shift.starts_at)) / 3_600_000
  return hours > 0 && hours <= 48
}
const wrongEnd = { error: 'input.wrong', path: ['ends_at'] }
const made = z.strictObject({ id, version })

export const listShifts = contract({
  method: 'GET',
  path: '/api/shifts',
  permit: 'shift.see',
  effect: 'read',
  summary: 'Shifts of my hotline that run on these days; `until` is the first day no longer shown',
  query: z.strictObject({ from: day, until: day }),
  reply: z.strictObject({ items: z.array(Shift) }),
})

export const currentShift = contract({
  method: 'GET',
  path: '/api/shifts/current',
  permit: 'shift.see',
  effect: 'read',
  summary: 'The shift that runs now, and the one after it',
  reply: z.strictObject({ current: Shift.nullable(), next: Shift.nullable() }),
})

export const listShiftPeople = contract({
  method: 'GET',
  path: '/api/shifts/people',
  permit: 'shift.see',
  effect: 'read',
  summary: 'Who can be on duty in my hotline: operators and on-duty leaders',
  reply: z.strictObject({ items: z.array(Person.extend({ may_lead: z.boolean() })) }),
})

export const planShift = contract({
  method: 'POST',
  path: '/api/shifts',
  permit: 'shift.plan',
  effect: 'write',
  summary: 'Plans a shift of at most 48 hours with its leader',
  body: plan.refine(endsLater, wrongEnd),
  reply: made,
})

export const changeShift = contract({
  method: 'PUT',
  path: '/api/shifts/:id',
  permit: 'shift.plan',
  effect: 'write',
  summary: 'Changes a planned shift',
  params: z.strictObject({ id }),
  body: plan.extend({ version }).refine(endsLater, wrongEnd),
  reply: made,
})
