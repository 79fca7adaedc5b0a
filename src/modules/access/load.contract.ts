import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, text, version } from '#kernel/shapes.ts'
import { absenceKinds } from './care.codes.ts'

export const readLoadContract = contract({
  method: 'GET',
  path: '/api/load',
  permit: 'care.oversee',
  effect: 'read',
  summary:
    'What each of my people carries now: open cases, nights and hard calls of 14 days, talks, threats, days away',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        staff_id: id,
        name: z.string(),
        open_cases: z.int(),
        night_shifts: z.int(),
        hard_calls: z.int(),
        talks_held: z.int(),
        open_threats: z.int(),
        away_until: day.nullable(),
      }),
    ),
  }),
})

const Absence = z.strictObject({
  id,
  version,
  staff_id: id,
  staff_name: z.string(),
  kind: z.enum(absenceKinds),
  from_on: day,
  until_on: day,
  mine: z.boolean(),
})

export const listAbsencesContract = contract({
  method: 'GET',
  path: '/api/absences',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Who of my agencies is away now or will be, so that nothing is assigned into it',
  reply: z.strictObject({ items: z.array(Absence) }),
})

export const addAbsenceContract = contract({
  method: 'POST',
  path: '/api/absences',
  permit: 'signed-in',
  effect: 'write',
  summary: 'Days away, of mine or, for whoever leads a shift or supervises, of one of their people',
  body: z
    .strictObject({
      staff_id: id.optional(),
      kind: z.enum(absenceKinds),
      from_on: day,
      /** First day back. */
      until_on: day,
    })
    .refine((body) => body.until_on > body.from_on, { path: ['until_on'], error: 'input.wrong' }),
  reply: z.strictObject({ id, version }),
})

export const withdrawAbsenceContract = contract({
  method: 'POST',
  path: '/api/absences/:absence_id/withdraw',
  permit: 'signed-in',
  effect: 'write',
  summary: 'Takes days away back',
  params: z.strictObject({ absence_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})

export const setWorkingNameContract = contract({
  method: 'POST',
  path: '/api/session/working-name',
  permit: 'signed-in',
  effect: 'write',
  summary: 'The name callers hear instead of my own',
  body: z.strictObject({ working_name: text({ max: 80 }).nullable() }),
  reply: z.strictObject({ id, version }),
})
