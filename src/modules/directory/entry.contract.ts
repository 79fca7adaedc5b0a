import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, placeId, text, version } from '#kernel/shapes.ts'
import { dialled } from './duty-number.contract.ts'
import { closedReasons, entryKinds, entryLanguages, helps, locations, officesOf } from './entry.codes.ts'
import { OpenSpan } from './hours.rule.ts'

const once = <T>(values: readonly T[]) => new Set(values).size === values.length
const params = z.strictObject({ entry_id: id })
const made = z.strictObject({ id, version })

/** What stands in an entry and may be corrected. */
const fields = {
  name: text({ min: 2, max: 200 }),
  office_of: z.enum(officesOf).nullable(),
  agency_id: id.nullable(),
  duty_code: z
    .string()
    .regex(/^[a-z_]{2,40}$/, { error: 'input.wrong' })
    .nullable(),
  /** Commune or larger; of a sealed place the province. */
  place_id: placeId,
  /** Never of a sealed place: that has no address here. */
  address: text({ max: 300 }).nullable(),
  /** Where people turn to instead of the door. */
  front_gate: text({ max: 300 }).nullable(),
  phone: dialled.nullable(),
  services: z.array(z.enum(helps)).max(helps.length).refine(once, { error: 'input.not_offered' }),
  hours: z.array(OpenSpan).max(32),
  languages: z
    .array(z.enum(entryLanguages))
    .max(entryLanguages.length)
    .refine(once, { error: 'input.not_offered' }),
  eligibility: text({ max: 500 }).nullable(),
  capacity: z.int().min(1).max(10_000).nullable(),
  opened_on: day,
}

export const EntryLine = z.strictObject({
  id,
  kind: z.enum(entryKinds),
  office_of: z.enum(officesOf).nullable(),
  name: z.string(),
  agency_name: z.string().nullable(),
  place_id: placeId,
  place_name: z.string(),
  location: z.enum(locations),
  front_gate: z.string().nullable(),
  phone: z.string().nullable(),
  services: z.array(z.enum(helps)),
  languages: z.array(z.enum(entryLanguages)),
  round_the_clock: z.boolean(),
  at_night: z.boolean(),
  on_holidays: z.boolean(),
  capacity: z.int().nullable(),
  opened_on: day,
  closed_on: day.nullable(),
  checked_on: day.nullable(),
  /** Nobody has asked for six months whether it is still true. */
  unchecked: z.boolean(),
  version,
})
export type EntryLine = z.infer<typeof EntryLine>

export const Entry = z.strictObject({
  ...EntryLine.shape,
  agency_id: id.nullable(),
  keeper_agency_id: id,
  keeper_agency_name: z.string(),
  duty_code: z.string().nullable(),
  address: z.string().nullable(),
  hours: z.array(OpenSpan),
  /** Days off of the whole country, of yesterday, today and tomorrow: on them the hours of days off hold. */
  days_off: z.array(day),
  eligibility: z.string().nullable(),
  closed_reason: z.enum(closedReasons).nullable(),
  checked_by_name: z.string().nullable(),
  may_edit: z.boolean(),
  /** Of a sealed place: whether its address has been laid down, and what the reader may do with it. */
  sealed: z
    .strictObject({
      written: z.boolean(),
      may_write: z.boolean(),
      may_open: z.boolean(),
      oversees: z.boolean(),
    })
    .nullable(),
})
export type Entry = z.infer<typeof Entry>

const yes = z.enum(['true']).optional()
const filter = {
  q: text({ max: 100 }).optional(),
  kind: z.enum(entryKinds).optional(),
  office_of: z.enum(officesOf).optional(),
  service: z.enum(helps).optional(),
  language: z.enum(entryLanguages).optional(),
  place_id: placeId.optional(),
  at_night: yes,
  on_holidays: yes,
  /** Those nobody has asked after for six months. */
  unchecked: yes,
  /** Those that are closed, instead of those that are there. */
  closed: yes,
}
export const EntryFilter = z.strictObject(filter)
export type EntryFilter = z.infer<typeof EntryFilter>

export const listEntriesContract = contract({
  method: 'GET',
  path: '/api/directory/entries',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Services that help, by name; of a sealed place its front gate and the province, never more',
  query: z.strictObject({
    ...filter,
    after: cursor(z.tuple([z.uuid()])).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: z.strictObject({ items: z.array(EntryLine), next: z.string().nullable() }),
})

export const readEntryContract = contract({
  method: 'GET',
  path: '/api/directory/entries/:entry_id',
  permit: 'signed-in',
  effect: 'read',
  summary: 'One service: hours, languages, for whom, who checked it last; never a sealed address',
  params,
  reply: Entry,
})

interface Door {
  kind?: string
  location?: string
  office_of: string | null
  address: string | null
  front_gate: string | null
}
/** What has to fit together in an entry whose kind and class are told. */
function fitting(body: Door, context: z.RefinementCtx): void {
  const wrong = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message, input: body })
  if ((body.kind === 'social_work_office') !== (body.office_of !== null))
    wrong('office_of', 'directory.office_of_what')
  if (body.location !== 'sealed') return
  if (body.address !== null) wrong('address', 'directory.sealed_has_none')
  if (body.front_gate === null) wrong('front_gate', 'directory.gate_needed')
}

export const addEntryContract = contract({
  method: 'POST',
  path: '/api/directory/entries',
  permit: 'directory.edit',
  effect: 'write',
  summary: 'Adds a service; kind and class of location stay as they are entered',
  body: z
    .strictObject({ kind: z.enum(entryKinds), location: z.enum(locations), ...fields })
    .superRefine(fitting),
  reply: made,
})

export const changeEntryContract = contract({
  method: 'PUT',
  path: '/api/directory/entries/:entry_id',
  permit: 'directory.edit',
  effect: 'write',
  summary: 'Corrects a service that is there',
  params,
  body: z.strictObject({ version, ...fields }),
  reply: made,
})

export const closeEntryContract = contract({
  method: 'POST',
  path: '/api/directory/entries/:entry_id/close',
  permit: 'directory.edit',
  effect: 'write',
  summary: 'The service is no longer there from a day on; it stays in the book',
  params,
  body: z.strictObject({ version, closed_on: day, reason: z.enum(closedReasons) }),
  reply: made,
})

export const checkedEntryContract = contract({
  method: 'POST',
  path: '/api/directory/entries/:entry_id/checked',
  permit: 'directory.edit',
  effect: 'write',
  summary: 'Somebody asked today, and everything here is still true',
  params,
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version, checked_on: day }),
})

export const exportEntriesContract = contract({
  method: 'GET',
  path: '/api/directory/export',
  permit: 'directory.export',
  effect: 'read',
  summary: 'The list as it is narrowed, as a spreadsheet; of a sealed place the front gate alone',
  query: EntryFilter,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
