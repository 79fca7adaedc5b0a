import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, version } from '#kernel/shapes.ts'

import * as codes from './incident.codes.ts'
import { incidentStatuses } from './incident.life.ts'

// What the side list counts comes with the app, so it stands apart from the long forms.

const Status = z.enum(incidentStatuses)

/** An incident in a list: codes and numbers, nobody's name. */
export const IncidentLine = z.strictObject({
  id,
  code: z.string(),
  version,
  household_no: z.int(),
  reported_at: instant,
  happened_on: day,
  status: Status,
  check_result: z.enum(codes.checkResults).nullable(),
  forms: z.array(z.enum(codes.forms)),
  danger_now: z.boolean(),
  crime_signs: z.boolean(),
  crime_told_at: instant.nullable(),
  relationship: z.enum(codes.relationships),
  reporter: z.enum(codes.reporters),
  desk: z.enum(codes.desks),
  channel: z.enum(codes.channels),
  mediation: z.enum(codes.mediations),
  result: z.enum(codes.results).nullable(),
  measures_running: z.int(),
  handover: z.enum(['sent', 'received']).nullable(),
})
export type IncidentLine = z.infer<typeof IncidentLine>

export const readBookTodayContract = contract({
  method: 'GET',
  path: '/api/commune-book/today',
  permit: 'book.read',
  effect: 'read',
  summary: 'What waits: reports not checked yet, measures that run, crime signs not told yet',
  reply: z.strictObject({
    unchecked: z.strictObject({ total: z.int(), items: z.array(IncidentLine) }),
    crime_untold: z.int(),
    measures_running: z.int(),
    open: z.int(),
    this_year: z.int(),
  }),
})
