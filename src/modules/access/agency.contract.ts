import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import { day, id, pageQuery, placeId, text, version } from '#kernel/shapes.ts'

/** Kinds of bodies and committees that work here. */
export const agencyKinds = [
  'centre',
  'one_stop_house',
  'department',
  'commune',
  'union',
  'police',
  'health',
  'justice',
  'education',
  'ngo',
  'committee',
  'office',
] as const
export const AgencyKind = z.enum(agencyKinds)

export const Agency = z.strictObject({
  id,
  name: z.string(),
  short_name: z.string().nullable(),
  /** Its part of a document's number. */
  symbol: z.string().nullable(),
  kind: AgencyKind,
  place_id: z.string(),
  place_name: z.string(),
  parent_id: id.nullable(),
  valid_from: day,
  valid_until: day.nullable(),
  /** Codes of the duties it holds today. */
  duties: z.array(z.string()),
  version,
})
export type Agency = z.infer<typeof Agency>

const changed = z.strictObject({ id, version })
const named = {
  name: text({ min: 2, max: 200 }),
  short_name: text({ max: 60 }).nullable().optional(),
  symbol: text({ max: 30 }).nullable().optional(),
}

export const listAgenciesContract = contract({
  method: 'GET',
  path: '/api/agencies',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Agencies by name, with the duties they hold today',
  query: z.strictObject({
    ...pageQuery,
    /** Name and id of the last one shown. */
    after: cursor(z.tuple([z.string(), id])).optional(),
    q: text({ max: 100 }).optional(),
    kind: AgencyKind.optional(),
    place_id: placeId.optional(),
    /** Closed ones too. */
    closed: z.enum(['true', 'false']).default('false'),
  }),
  reply: z.strictObject({ items: z.array(Agency), next: z.string().nullable() }),
})

export const createAgencyContract = contract({
  method: 'POST',
  path: '/api/agencies',
  permit: 'agency.edit',
  effect: 'write',
  summary: 'Enters an agency',
  body: z.strictObject({
    ...named,
    kind: AgencyKind,
    place_id: placeId,
    parent_id: id.optional(),
    valid_from: day,
  }),
  reply: changed,
})

export const editAgencyContract = contract({
  method: 'PATCH',
  path: '/api/agencies/:agency_id',
  permit: 'agency.edit',
  effect: 'write',
  summary: 'Corrects an agency; where it is stays, a body that moves is entered anew',
  params: z.strictObject({ agency_id: id }),
  body: z.strictObject({
    version,
    ...named,
    name: named.name.optional(),
    kind: AgencyKind.optional(),
    parent_id: id.nullable().optional(),
  }),
  reply: changed,
})

export const closeAgencyContract = contract({
  method: 'POST',
  path: '/api/agencies/:agency_id/close',
  permit: 'agency.edit',
  effect: 'write',
  summary: 'Closes an agency from a day on; its duties and people must have moved before',
  params: z.strictObject({ agency_id: id }),
  body: z.strictObject({ version, valid_until: day }),
  reply: changed,
})
