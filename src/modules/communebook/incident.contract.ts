import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import * as codes from './incident.codes.ts'
import { incidentStatuses } from './incident.life.ts'
import { IncidentLine } from './incident-line.contract.ts'

const Status = z.enum(incidentStatuses)
const words = text({ max: 4000 })
const phone = text({ max: 40 }).refine(
  (said) => /^[^\p{L}]*$/u.test(said) && (said.match(/\d/g)?.length ?? 0) >= 3,
  { error: 'input.not_phone' },
)
const params = z.strictObject({ incident_id: id })
/** What every change of an incident answers. */
const Changed = z.strictObject({ id, version, status: Status })

const check = z.strictObject({
  result: z.enum(codes.checkResults),
  at: instant,
  note: words.optional(),
})
const deed = {
  kind: z.enum(codes.deedKinds),
  done_on: day,
  done_by: z.enum(codes.doers),
  asked_her: z.boolean().optional(),
  makes_worse: z.boolean().optional(),
  repeat_basis: z.enum(codes.repeatBases).optional(),
}
const mediation = { state: z.enum(codes.mediations), by: z.enum(codes.mediators).optional() }
const mediationFits = (asked: { state: string; by?: string | undefined }) =>
  (asked.state === 'none') === (asked.by === undefined)
const closing = {
  result: z.enum(codes.results),
  without_help: z.enum(codes.withoutHelp).optional(),
  note: words.optional(),
}

export const recordIncidentContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents',
  permit: 'book.record',
  effect: 'write',
  summary:
    'Writes an incident into the book of my commune: six questions, the last two may be answered later',
  body: z
    .strictObject({
      reported_at: instant,
      reporter: z.enum(codes.reporters),
      desk: z.enum(codes.desks),
      channel: z.enum(codes.channels),
      happened_on: day,
      where: text({ max: 300 }).optional(),
      relationship: z.enum(codes.relationships),
      acts: z
        .array(z.string().regex(/^[a-zđ]$/))
        .min(1)
        .max(20)
        .transform((acts) => [...new Set(acts)]),
      danger_now: z.boolean(),
      crime_signs: z.boolean(),
      story: words.optional(),
      /** Number of a household that stands in the book already; a new one otherwise. */
      household_no: z.int().min(1).max(1_000_000).optional(),
      persons: z
        .array(
          z.strictObject({
            part: z.enum(codes.parts),
            sex: z.enum(codes.sexes),
            age_years: z.int().min(0).max(120).optional(),
            name: text({ max: 120 }).optional(),
            phone: phone.optional(),
          }),
        )
        .min(2)
        .max(12),
      check: check.optional(),
      /** Persons by their place in `persons`. */
      deeds: z
        .array(z.strictObject({ ...deed, person: z.int().min(0).max(11) }))
        .max(20)
        .default([]),
      mediation: z
        .strictObject(mediation)
        .refine(mediationFits, { path: ['by'], error: 'book.mediation_by' })
        .optional(),
      result: z.strictObject(closing).optional(),
      client_ref: id.optional(),
    })
    .refine((body) => codes.parts.every((part) => body.persons.some((person) => person.part === part)), {
      path: ['persons'],
      error: 'book.both_parts',
    })
    .refine((body) => body.deeds.every(({ person }) => person < body.persons.length), {
      path: ['deeds'],
      error: 'input.not_offered',
    })
    .refine((body) => !body.result || body.check, { path: ['result'], error: 'book.check_first' }),
  reply: z.strictObject({
    id,
    code: z.string(),
    household_no: z.int(),
    version,
    status: Status,
    recorded_at: instant,
  }),
})

const filters = {
  status: Status.optional(),
  form: z.enum(codes.forms).optional(),
  check_result: z.enum(codes.checkResults).optional(),
  from: day.optional(),
  until: day.optional(),
}

export const listIncidentsContract = contract({
  method: 'GET',
  path: '/api/commune-book/incidents',
  permit: 'book.read',
  effect: 'read',
  summary: 'The book of my commune, newest report first, without names',
  query: z.strictObject({ ...pageQuery, after: cursor(newestFirst).optional(), ...filters }),
  reply: z.strictObject({ items: z.array(IncidentLine), next: z.string().nullable() }),
})

export const searchIncidentsContract = contract({
  method: 'POST',
  path: '/api/commune-book/search',
  permit: 'book.read',
  effect: 'read',
  summary: 'Incidents by number, household, full name or phone, or by the words of their codes without marks',
  body: z.strictObject({ q: z.string().min(2).max(200) }),
  reply: z.strictObject({
    items: z.array(IncidentLine.extend({ matched: z.enum(['code', 'household', 'name', 'phone', 'words']) })),
  }),
})

export const exportIncidentsContract = contract({
  method: 'GET',
  path: '/api/commune-book/export',
  permit: 'book.export',
  effect: 'read',
  summary: 'The list as XLSX: codes only, nobody named; recorded',
  query: z.strictObject(filters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readIncidentContract = contract({
  method: 'GET',
  path: '/api/commune-book/incidents/:incident_id',
  permit: 'book.read',
  effect: 'read',
  summary: 'One incident with its words, names covered; each reading is recorded',
  params,
  reply: IncidentLine.extend({
    recorded_at: instant,
    recorded_by: z.string(),
    place_name: z.string(),
    acts: z.array(
      z.strictObject({ code: z.string(), title_vi: z.string(), title_en: z.string(), basis: z.string() }),
    ),
    where: z.string().nullable(),
    story: z.string().nullable(),
    checked_at: instant.nullable(),
    checked_by: z.string().nullable(),
    check_note: z.string().nullable(),
    mediation_by: z.enum(codes.mediators).nullable(),
    without_help: z.enum(codes.withoutHelp).nullable(),
    result_note: z.string().nullable(),
    closed_at: instant.nullable(),
    /** Earlier confirmed incidents of this household within twelve months. */
    earlier: z.int(),
    persons: z.array(
      z.strictObject({
        id,
        part: z.enum(codes.parts),
        sex: z.enum(codes.sexes),
        age_years: z.int().nullable(),
        has_name: z.boolean(),
      }),
    ),
    deeds: z.array(
      z.strictObject({
        id,
        version,
        person_id: id,
        kind: z.enum(codes.deedKinds),
        measure_code: z.string().nullable(),
        done_on: day,
        done_by: z.enum(codes.doers),
        repeat_basis: z.enum(codes.repeatBases).nullable(),
        ended_on: day.nullable(),
      }),
    ),
    /** People of this book who may turn out to be related. */
    colleagues: z.array(z.strictObject({ id, name: z.string() })),
  }),
})
export type IncidentView = z.infer<typeof readIncidentContract.reply>

export const openIncidentPersonsContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents/:incident_id/open',
  permit: 'book.open',
  effect: 'read',
  summary: 'Opens names and numbers of an incident, with a reason; recorded',
  params,
  body: z.strictObject({ reason: z.enum(['reach', 'measure', 'handover', 'correct', 'other']) }),
  reply: z.strictObject({
    persons: z.array(z.strictObject({ id, name: z.string().nullable(), phone: z.string().nullable() })),
  }),
})

export const checkIncidentContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents/:incident_id/check',
  permit: 'book.record',
  effect: 'write',
  summary: 'Says what the check found',
  params,
  body: z.strictObject({ version, ...check.shape }),
  reply: Changed,
})

export const addDeedContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents/:incident_id/deeds',
  permit: 'book.record',
  effect: 'write',
  summary: 'Writes down a measure or support, for one person; community criticism only under its conditions',
  params,
  body: z.strictObject({ version, person_id: id, ...deed }),
  reply: Changed.extend({ deed_id: id }),
})

export const endDeedContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents/:incident_id/deeds/:deed_id/end',
  permit: 'book.record',
  effect: 'write',
  summary: 'Says when a measure ended',
  params: params.extend({ deed_id: id }),
  body: z.strictObject({ version, ended_on: day }),
  reply: z.strictObject({ id, version }),
})

export const setMediationContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents/:incident_id/mediation',
  permit: 'book.record',
  effect: 'write',
  summary: 'Whether mediation was asked for, refused or forced, and by whom',
  params,
  body: z
    .strictObject({ version, ...mediation })
    .refine(mediationFits, { path: ['by'], error: 'book.mediation_by' }),
  reply: Changed,
})

export const tellCrimeContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents/:incident_id/crime-told',
  permit: 'book.record',
  effect: 'write',
  summary: 'Says when the competent body was told of signs of a crime',
  params,
  body: z.strictObject({ version, at: instant }),
  reply: Changed,
})

export const closeIncidentContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents/:incident_id/close',
  permit: 'book.record',
  effect: 'write',
  summary: 'Closes an incident with its result; where nobody was helped it says why',
  params,
  body: z.strictObject({ version, ...closing }),
  reply: Changed,
})

export const reopenIncidentContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents/:incident_id/reopen',
  permit: 'book.record',
  effect: 'write',
  summary: 'Opens an incident again',
  params,
  body: z.strictObject({ version }),
  reply: Changed,
})

export const setBookConflictContract = contract({
  method: 'POST',
  path: '/api/commune-book/incidents/:incident_id/conflicts',
  permit: 'book.record',
  effect: 'write',
  summary: 'Says that an officer is related to the people in an incident: for them it exists no more',
  params,
  body: z.strictObject({ staff_id: id }),
  reply: z.strictObject({ id, staff_id: id }),
})
