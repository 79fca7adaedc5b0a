import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, placeId, text } from '#kernel/shapes.ts'

export const Level = z.enum(['province', 'district', 'commune'])
export const Kind = z.enum([
  'tinh',
  'thanh_pho',
  'quan',
  'huyen',
  'thi_xa',
  'thanh_pho_tinh',
  'phuong',
  'xa',
  'thi_tran',
  'dac_khu',
])

/** A unit that stands today for one that has ended. `needs_choice`: a person has to say which of several is meant. */
export const Successor = z.strictObject({ id: placeId, name: z.string(), needs_choice: z.boolean() })

export const Place = z.strictObject({
  id: placeId,
  code: z.string(),
  /** As printed on the day asked for, with its kind in front; the last name of a place that had ended by then. */
  name: z.string(),
  kind: Kind,
  level: Level,
  parent_name: z.string().nullable(),
  province_id: placeId,
  valid_from: day.nullable(),
  /** First day it no longer stood; null while it stands. */
  valid_until: day.nullable(),
  /** The earlier name by which it was found, where that is another one. */
  formerly: z.string().nullable(),
  /** Empty for a place that stood on the day asked for. */
  successors: z.array(Successor),
})
export type Place = z.infer<typeof Place>

export const listPlaces = contract({
  method: 'GET',
  path: '/api/places',
  permit: 'signed-in',
  effect: 'read',
  summary:
    'Places by name, with or without tones, current and former; former ones come with what they became.',
  query: z.strictObject({
    q: text({ max: 100 }).optional(),
    level: Level.optional(),
    /** Units of which day; today unless said otherwise. */
    on: day.optional(),
    within: placeId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  reply: z.strictObject({ items: z.array(Place) }),
})

export const getPlace = contract({
  method: 'GET',
  path: '/api/places/:place_id',
  permit: 'signed-in',
  effect: 'read',
  summary: 'One place by its id, as it stood on a day, with what it became and what it was made of.',
  params: z.strictObject({ place_id: placeId }),
  query: z.strictObject({ on: day.optional() }),
  reply: Place.extend({
    predecessors: z.array(z.strictObject({ id: placeId, name: z.string() })),
    earlier_forms: z.array(z.strictObject({ name: z.string(), kind: Kind, valid_until: day })),
  }),
})
export type PlaceDetail = z.infer<typeof getPlace.reply>

export const listProvinces = contract({
  method: 'GET',
  path: '/api/provinces',
  permit: 'public',
  effect: 'read',
  summary: 'The provinces of today, for the page that sets a new installation up',
  reply: z.strictObject({ items: z.array(z.strictObject({ id: placeId, name: z.string() })) }),
})
