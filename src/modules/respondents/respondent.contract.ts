import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import { day, id, instant, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { bases, openingReasons, outcomes, sessionKinds, sexes, warningCodes } from './respondent.codes.ts'
import { respondentMoves, respondentStates } from './respondent.life.ts'

const fileParams = z.strictObject({ file_id: id })
const words = text({ max: 4_000 })
const Status = z.enum(respondentStates)
const Moved = z.strictObject({ id, version, status: Status })

const identity = {
  name: text({ max: 120 }).optional(),
  phone: text({ max: 30 }).optional(),
  address: text({ max: 300 }).optional(),
  birthday: text({ max: 30 }).optional(),
}

export const openRespondentContract = contract({
  method: 'POST',
  path: '/api/respondents',
  permit: 'respondent.work',
  effect: 'write',
  summary:
    'Opens a file for work with a person who used violence; it names no case. Who opens it works on it',
  body: z.strictObject({
    place_id: placeId.optional(),
    basis: z.enum(bases),
    criminal: z.boolean(),
    detected_on: day,
    sex: z.enum(sexes),
    age_years: z.int().min(0).max(120).optional(),
    ...identity,
    words: words.optional(),
  }),
  reply: z.strictObject({ id, code: z.string(), version, status: Status }),
})

export const RespondentLine = z.strictObject({
  id,
  code: z.string(),
  status: Status,
  basis: z.enum(bases),
  criminal: z.boolean(),
  detected_on: day,
  place_name: z.string().nullable(),
  worker_names: z.array(z.string()),
  attended: z.int(),
  last_held_at: instant.nullable(),
  warnings: z.array(z.enum(warningCodes)),
})
export type RespondentLine = z.infer<typeof RespondentLine>

export const listRespondentsContract = contract({
  method: 'GET',
  path: '/api/respondents',
  permit: 'respondent.read',
  effect: 'read',
  summary: 'Files I work on and, for supervisors, those of my agencies; newest first, without names',
  query: z.strictObject({
    ...pageQuery,
    after: cursor(newestFirst).optional(),
    status: Status.optional(),
    q: text({ max: 20 }).optional(),
  }),
  reply: z.strictObject({ items: z.array(RespondentLine), next: z.string().nullable() }),
})

export const searchRespondentsContract = contract({
  method: 'POST',
  path: '/api/respondents/search',
  permit: 'respondent.work',
  effect: 'read',
  summary:
    'Files I work on, by number, phone or full name. That somebody searched is recorded, what was typed is not',
  body: z.strictObject({ q: z.string().min(2).max(200) }),
  reply: z.strictObject({
    items: z.array(RespondentLine.extend({ matched: z.enum(['code', 'name', 'phone']) })),
  }),
})

export const readRespondentContract = contract({
  method: 'GET',
  path: '/api/respondents/:file_id',
  permit: 'respondent.read',
  effect: 'read',
  summary: 'One file without its name; words only for those who work on it. Each reading is recorded',
  params: fileParams,
  reply: z.strictObject({
    id,
    code: z.string(),
    version,
    works_with: z.boolean(),
    may_assign: z.boolean(),
    status: Status,
    basis: z.enum(bases),
    criminal: z.boolean(),
    detected_on: day,
    sex: z.enum(sexes),
    age_years: z.int().nullable(),
    place_name: z.string().nullable(),
    outcome: z.enum(outcomes).nullable(),
    opened_at: instant,
    closed_at: instant.nullable(),
    words: z.string().nullable(),
    sessions: z.array(
      z.strictObject({
        id,
        kind: z.enum(sessionKinds),
        held_at: instant,
        attended: z.boolean(),
        minutes: z.int().nullable(),
        by: z.string(),
        words: z.string().nullable(),
        version,
      }),
    ),
    warnings: z.array(
      z.strictObject({
        id,
        code: z.enum(warningCodes),
        seen_at: instant,
        ended_at: instant.nullable(),
        words: z.string().nullable(),
        version,
      }),
    ),
    workers: z.array(
      z.strictObject({ staff_id: id, name: z.string(), from_at: instant, until_at: instant.nullable() }),
    ),
  }),
})
export type RespondentView = z.infer<typeof readRespondentContract.reply>

export const openIdentityContract = contract({
  method: 'POST',
  path: '/api/respondents/:file_id/open',
  permit: 'respondent.work',
  effect: 'read',
  summary: 'Opens who this person is, for those who work on the file; recorded with the reason',
  params: fileParams,
  body: z.strictObject({ reason: z.enum(openingReasons) }),
  reply: z.strictObject({
    id,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    birthday: z.string().nullable(),
  }),
})

export const moveRespondentContract = contract({
  method: 'POST',
  path: '/api/respondents/:file_id/move',
  permit: 'respondent.work',
  effect: 'write',
  summary: 'Closes the file with its outcome, or takes it up again',
  params: fileParams,
  body: z
    .strictObject({ version, move: z.enum(respondentMoves), outcome: z.enum(outcomes).optional() })
    .refine((body) => (body.move === 'close') === (body.outcome !== undefined), {
      path: ['outcome'],
      error: 'input.missing',
    }),
  reply: Moved,
})

export const addSessionContract = contract({
  method: 'POST',
  path: '/api/respondents/:file_id/sessions',
  permit: 'respondent.work',
  effect: 'write',
  summary: 'A counselling session, a commitment that was signed, or one meeting of a course; came or not',
  params: fileParams,
  body: z.strictObject({
    kind: z.enum(sessionKinds),
    held_at: instant,
    attended: z.boolean(),
    minutes: z.int().min(1).max(600).optional(),
    words: words.optional(),
  }),
  reply: z.strictObject({ id, version }),
})

export const raiseWarningContract = contract({
  method: 'POST',
  path: '/api/respondents/:file_id/warnings',
  permit: 'respondent.work',
  effect: 'write',
  summary: 'Raises a protective warning; code and day reach whoever protects the other side, if there is one',
  params: fileParams,
  body: z.strictObject({ code: z.enum(warningCodes), seen_at: instant, words: words.optional() }),
  reply: z.strictObject({ id, version }),
})

export const endWarningContract = contract({
  method: 'POST',
  path: '/api/respondents/:file_id/warnings/:warning_id/end',
  permit: 'respondent.work',
  effect: 'write',
  summary: 'Ends a protective warning',
  params: z.strictObject({ file_id: id, warning_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})
