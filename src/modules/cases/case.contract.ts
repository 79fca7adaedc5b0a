import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import { day, id, instant, pageQuery, placeId, version } from '#kernel/shapes.ts'
import { caseMoves, caseStatuses, firstStep, lastStep } from './case.life.ts'
import {
  AssignmentPart,
  CaseLine,
  CaseTopic,
  ClosedReason,
  Danger,
  Ethnicity,
  NewPerson,
  noteKinds,
  PersonPart,
  PersonSex,
  ReceivedFrom,
  SupportKind,
  supportFields,
  words,
} from './case.shapes.ts'
import { Minute } from './closure.shapes.ts'

const CaseStatus = z.enum(caseStatuses)
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
export const caseParams = z.strictObject({ case_id: id })

/** What every change of a case answers. */
export const ChangedCase = z.strictObject({ id, version, status: CaseStatus, step: z.int() })

export const openCaseContract = contract({
  method: 'POST',
  path: '/api/cases',
  permit: 'case.open',
  effect: 'write',
  summary: 'Opens a case from a contact, with its persons; who opens it works on it for 24 hours',
  body: z
    .strictObject({
      contact_id: id,
      received_from: ReceivedFrom.optional(),
      place_id: placeId.optional(),
      danger: Danger,
      gender_equality: z.boolean(),
      gbv: z.boolean(),
      topic: CaseTopic,
      summary: words.optional(),
      persons: z.array(NewPerson).min(1).max(30),
      /** Persons by their place in `persons`. */
      emergency: z
        .strictObject({ ...supportFields, persons: z.array(z.int().min(0).max(29)).min(1).max(30) })
        .optional(),
      client_ref: id.optional(),
    })
    .refine((body) => body.gender_equality || !body.gbv, {
      path: ['gender_equality'],
      error: 'cases.gbv_is_gender_equality',
    })
    .refine((body) => body.persons.filter((person) => person.part === 'survivor').length === 1, {
      path: ['persons'],
      error: 'cases.one_survivor',
    })
    .refine(
      (body) =>
        body.emergency?.persons.every((at, n, all) => at < body.persons.length && all.indexOf(at) === n) ??
        true,
      {
        path: ['emergency', 'persons'],
        error: 'input.not_offered',
      },
    ),
  reply: z.strictObject({
    id,
    code: z.string(),
    version,
    status: CaseStatus,
    opened_at: instant,
    person_ids: z.array(id),
    support_id: id.nullable(),
  }),
})

/** How a list of cases may be narrowed: codes only, so that an address tells nothing about anybody. */
export const caseFilters = {
  status: CaseStatus.optional(),
  danger: Danger.optional(),
  topic: CaseTopic.optional(),
  received_from: ReceivedFrom.optional(),
  gbv: flag.optional(),
  step: z.coerce.number().int().min(firstStep).max(lastStep).optional(),
  /** Who manages it. */
  manager_id: id.optional(),
  /** A planned contact is past its window. */
  overdue: flag.optional(),
  /** Open, and nobody manages them yet. */
  waiting: flag.optional(),
  /** Only those I am assigned to. */
  mine: flag.optional(),
  from: day.optional(),
  until: day.optional(),
}

export const listCasesContract = contract({
  method: 'GET',
  path: '/api/cases',
  permit: 'case.read',
  effect: 'read',
  oneWait: true,
  summary: 'Cases I work on and, for supervisors, those of my agencies; newest first, without names',
  query: z.strictObject({
    ...pageQuery,
    after: cursor(newestFirst).optional(),
    ...caseFilters,
  }),
  reply: z.strictObject({ items: z.array(CaseLine), next: z.string().nullable() }),
})

export const searchCasesContract = contract({
  method: 'POST',
  path: '/api/cases/search',
  permit: 'case.read',
  effect: 'read',
  summary: 'Cases by number, phone, full name or identity number, among those I may see',
  body: z.strictObject({ q: z.string().min(2).max(200) }),
  reply: z.strictObject({
    items: z.array(CaseLine.extend({ matched: z.enum(['code', 'phone', 'name', 'id_number']) })),
  }),
})

export const readCaseContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id',
  permit: 'case.read',
  effect: 'read',
  oneWait: true,
  summary: 'One case without names; words only for those who work on it. Each reading is recorded',
  params: caseParams,
  reply: z.strictObject({
    id,
    code: z.string(),
    version,
    /** I work on it: words and names open for me. */
    assigned: z.boolean(),
    contact_id: id,
    agency_id: id,
    agency_name: z.string(),
    received_from: ReceivedFrom,
    place_id: z.string().nullable(),
    place_name: z.string().nullable(),
    opened_at: instant,
    opened_by: z.string(),
    status: CaseStatus,
    step: z.int(),
    danger: Danger,
    gender_equality: z.boolean(),
    gbv: z.boolean(),
    topic: CaseTopic,
    manager_id: id.nullable(),
    manager_name: z.string().nullable(),
    closed_at: instant.nullable(),
    closed_reason: ClosedReason.nullable(),
    /** When what it said was erased; the skeleton is left. */
    erased_at: instant.nullable(),
    summary: z.string().nullable(),
    persons: z.array(
      z.strictObject({
        id,
        part: PersonPart,
        sex: PersonSex,
        age_years: z.int().nullable(),
        accompanies: z.boolean(),
        ethnicity: Ethnicity.nullable(),
        has_name: z.boolean(),
        version,
      }),
    ),
    supports: z.array(
      z.strictObject({
        id,
        given_at: instant,
        kinds: z.array(SupportKind),
        given_by: z.string(),
        person_ids: z.array(id),
        note: z.string().nullable(),
        version,
      }),
    ),
    notes: z.array(
      z.strictObject({
        id,
        kind: z.enum(noteKinds),
        happened_at: instant,
        written_by: z.string(),
        text: z.string().nullable(),
        version,
      }),
    ),
    assignments: z.array(
      z.strictObject({
        staff_id: id,
        name: z.string(),
        part: AssignmentPart,
        from_at: instant,
        until_at: instant.nullable(),
        running: z.boolean(),
      }),
    ),
  }),
})
export type CaseFileView = z.infer<typeof readCaseContract.reply>

export const editCaseContract = contract({
  method: 'PATCH',
  path: '/api/cases/:case_id',
  permit: 'case.work',
  effect: 'write',
  summary: 'Corrects what the case is about, or its summary',
  params: caseParams,
  body: z
    .strictObject({
      version,
      danger: Danger.optional(),
      topic: CaseTopic.optional(),
      place_id: placeId.nullable().optional(),
      gender_equality: z.boolean().optional(),
      gbv: z.boolean().optional(),
      summary: words.optional(),
    })
    // The two flags are one answer: both come or neither.
    .refine(
      (body) =>
        (body.gbv === undefined) === (body.gender_equality === undefined) &&
        (body.gender_equality !== false || !body.gbv),
      {
        path: ['gender_equality'],
        error: 'cases.gbv_is_gender_equality',
      },
    ),
  reply: ChangedCase,
})

export const stepCaseContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/step',
  permit: 'case.work',
  effect: 'write',
  summary: 'Goes one of the five steps forward or back, with a note',
  params: caseParams,
  body: z.strictObject({ version, to: z.int().min(firstStep).max(lastStep), note: words }),
  reply: ChangedCase,
})

export const moveCaseContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/move',
  permit: 'case.close',
  effect: 'write',
  summary: 'Closes a case with one of the twelve reasons, or opens it again',
  params: caseParams,
  body: z
    .strictObject({
      version,
      move: z.enum(caseMoves),
      reason: ClosedReason.optional(),
      note: words,
      /** The closing minute; a case closed without one says so until somebody signs. */
      minute: Minute.optional(),
      /** Why it is closed although something stands open, or although the last contact is less than a month ago. */
      despite: words.optional(),
    })
    .refine((body) => (body.move === 'close') === (body.reason !== undefined), {
      path: ['reason'],
      error: 'cases.reason_when_closing',
    })
    .refine((body) => body.move === 'close' || (!body.minute && !body.despite), {
      path: ['minute'],
      error: 'cases.reason_when_closing',
    }),
  reply: ChangedCase,
})
