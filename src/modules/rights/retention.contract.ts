import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { holdReasons, keepUnits, marks, retentionKinds } from './retention.codes.ts'

const Kind = z.enum(retentionKinds)
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const code = text({ max: 20 })
const words = text({ min: 10, max: 1_000 })

export const listRetentionContract = contract({
  method: 'GET',
  path: '/api/retention',
  permit: 'retention.read',
  effect: 'read',
  summary: 'How long what is kept, with the basis and how sure it is',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        kind: Kind,
        keep_value: z.int(),
        keep_unit: z.enum(keepUnits),
        basis: z.string(),
        mark: z.enum(marks),
        edited_by: z.string().nullable(),
        edited_at: instant.nullable(),
        version,
      }),
    ),
  }),
})

export const editRetentionContract = contract({
  method: 'PATCH',
  path: '/api/retention/:kind',
  permit: 'retention.edit',
  effect: 'write',
  summary: 'Changes how long something is kept, with its basis',
  params: z.strictObject({ kind: Kind }),
  body: z.strictObject({
    version,
    keep_value: z.int().min(1).max(200),
    keep_unit: z.enum(keepUnits),
    basis: text({ min: 5, max: 500 }),
    mark: z.enum(marks),
  }),
  reply: z.strictObject({ kind: Kind, version }),
})

const dueFilter = {
  /** Everything due by this day; today unless said. */
  until: day.optional(),
}
export const listDueContract = contract({
  method: 'GET',
  path: '/api/retention/due',
  permit: 'retention.read',
  effect: 'read',
  summary: 'Closed cases whose time of keeping ends, first those due longest; by number, never by name',
  query: z.strictObject(dueFilter),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        case_id: id,
        code: z.string(),
        agency_name: z.string(),
        closed_on: day,
        due_on: day,
        kind: z.enum(['case', 'child_case']),
        held: z.boolean(),
        asked: z.boolean(),
      }),
    ),
  }),
})
export const exportDueContract = contract({
  method: 'GET',
  path: '/api/retention/due/export',
  permit: 'retention.read',
  effect: 'read',
  summary: 'The same list as XLSX; recorded',
  query: z.strictObject(dueFilter),
  reply: z.custom<FileReply>(),
  file: sheet,
})

export const listHoldsContract = contract({
  method: 'GET',
  path: '/api/legal-holds',
  permit: 'retention.read',
  effect: 'read',
  summary: 'Cases held as they are, running first',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        case_code: z.string(),
        agency_name: z.string(),
        reason: z.enum(holdReasons),
        set_by: z.string(),
        from_at: instant,
        ended_at: instant.nullable(),
        /** A second person is asked to end it. */
        end_asked: z.boolean(),
      }),
    ),
  }),
})
export const setHoldContract = contract({
  method: 'POST',
  path: '/api/legal-holds',
  permit: 'retention.hold',
  effect: 'write',
  summary: 'Holds a case as it is, at once; ending it needs two people',
  body: z.strictObject({ code, reason: z.enum(holdReasons), words }),
  reply: z.strictObject({ id }),
})
export const endHoldContract = contract({
  method: 'POST',
  path: '/api/legal-holds/:hold_id/end',
  permit: 'retention.hold',
  effect: 'write',
  summary: 'Asks a second person to end a hold',
  params: z.strictObject({ hold_id: id }),
  body: z.strictObject({ words }),
  reply: z.strictObject({ id }),
})

export const askErasureContract = contract({
  method: 'POST',
  path: '/api/erasures',
  permit: 'retention.hold',
  effect: 'write',
  summary: 'Asks a second person to erase what a closed case says, by destroying its key',
  body: z.strictObject({ code, words }),
  reply: z.strictObject({ id }),
})
export const listErasuresContract = contract({
  method: 'GET',
  path: '/api/erasures',
  permit: 'retention.read',
  effect: 'read',
  summary: 'Cases whose key was destroyed, and when the last backup that still holds it is gone',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        case_id: id,
        case_code: z.string(),
        agency_name: z.string(),
        erased_at: instant,
        backups_gone_on: day,
        /** No backup holds the key any more. */
        complete: z.boolean(),
        /** Word of it stands outside the database. */
        laid_down: z.boolean(),
        with_contact: z.boolean(),
      }),
    ),
  }),
})
