import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, placeId, text, version } from '#kernel/shapes.ts'
import {
  answers,
  houseKinds,
  locationClasses,
  roomSuits,
  stayWarnings,
  visitors,
  visitPlaces,
  visitRules,
} from './shelter.codes.ts'
import { bedMoves, bedStates } from './shelter.life.ts'

export const houseParams = z.strictObject({ house_id: id })
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'input.wrong' })

const rules = {
  name: text({ max: 120 }),
  location_class: z.enum(locationClasses),
  hold_minutes: z.int().min(15).max(1440),
  visits: z.enum(visitRules),
  visit_place: z.enum(visitPlaces),
  visit_from: hour.nullable(),
  visit_until: hour.nullable(),
  visit_persons: z.array(z.enum(visitors)).max(visitors.length),
  /** Its entry in the directory, which says the front gate. */
  entry_id: id.nullable().default(null),
}

interface Rules {
  location_class: string
  visits: string
  visit_place: string
  visit_from: string | null
  visit_until: string | null
}
const hoursFit = (body: Rules) =>
  body.visits === 'set_hours'
    ? body.visit_from !== null && body.visit_until !== null && body.visit_from < body.visit_until
    : body.visit_from === null && body.visit_until === null
const nobodyVisitsSealed = (body: Rules) =>
  body.location_class !== 'sealed' || body.visit_place === 'elsewhere'

export const addHouseContract = contract({
  method: 'POST',
  path: '/api/shelter-houses',
  permit: 'shelter.manage',
  effect: 'write',
  summary: 'A house with its rules; it has a name that may be said, and no address anywhere',
  body: z
    .strictObject({ kind: z.enum(houseKinds), opened_on: day, ...rules })
    .refine(hoursFit, { path: ['visit_from'], error: 'input.wrong' })
    .refine(nobodyVisitsSealed, { path: ['visit_place'], error: 'input.wrong' }),
  reply: z.strictObject({ id, version }),
})

export const changeHouseContract = contract({
  method: 'PATCH',
  path: '/api/shelter-houses/:house_id',
  permit: 'shelter.manage',
  effect: 'write',
  summary: 'Changes the rules of a house, or closes it from a day on',
  params: houseParams,
  body: z
    .strictObject({ version, closed_on: day.nullable(), ...rules })
    .refine(hoursFit, { path: ['visit_from'], error: 'input.wrong' })
    .refine(nobodyVisitsSealed, { path: ['visit_place'], error: 'input.wrong' }),
  reply: z.strictObject({ id, version }),
})

export const House = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(houseKinds),
  location_class: z.enum(locationClasses),
  agency_name: z.string(),
  hold_minutes: z.int(),
  visits: z.enum(visitRules),
  visit_place: z.enum(visitPlaces),
  visit_from: z.string().nullable(),
  visit_until: z.string().nullable(),
  visit_persons: z.array(z.enum(visitors)),
  opened_on: day,
  closed_on: day.nullable(),
  /** How it stands in the directory: the front gate that may be told. */
  entry: z.strictObject({ id, name: z.string(), front_gate: z.string().nullable() }).nullable(),
  may_manage: z.boolean(),
  version,
})
export type House = z.infer<typeof House>

export const listHousesContract = contract({
  method: 'GET',
  path: '/api/shelter-houses',
  permit: 'shelter.read',
  effect: 'read',
  summary: 'Houses I may know of, with their rules',
  reply: z.strictObject({ items: z.array(House) }),
})

export const readHouseContract = contract({
  method: 'GET',
  path: '/api/shelter-houses/:house_id',
  permit: 'shelter.read',
  effect: 'read',
  summary: 'One house: rooms, beds and the spans in which each could be slept in',
  params: houseParams,
  reply: House.extend({
    rooms: z.array(
      z.strictObject({
        id,
        name: z.string(),
        suits: z.enum(roomSuits),
        beds: z.array(
          z.strictObject({
            id,
            name: z.string(),
            state: z.enum(bedStates),
            version,
            spans: z.array(z.strictObject({ from_on: day, until_on: day.nullable() })),
          }),
        ),
      }),
    ),
  }),
})
export type HouseView = z.infer<typeof readHouseContract.reply>

export const addRoomContract = contract({
  method: 'POST',
  path: '/api/shelter-houses/:house_id/rooms',
  permit: 'shelter.manage',
  effect: 'write',
  summary: 'A room of a house',
  params: houseParams,
  body: z.strictObject({ name: text({ max: 60 }), suits: z.enum(roomSuits) }),
  reply: z.strictObject({ id, version }),
})

export const addBedContract = contract({
  method: 'POST',
  path: '/api/shelter-houses/:house_id/beds',
  permit: 'shelter.manage',
  effect: 'write',
  summary: 'A bed in a room, from its first night on',
  params: houseParams,
  body: z.strictObject({ room_id: id, name: text({ max: 40 }), from_on: day }),
  reply: z.strictObject({ id, version }),
})

export const moveBedContract = contract({
  method: 'POST',
  path: '/api/shelter-houses/:house_id/beds/:bed_id/move',
  permit: 'shelter.manage',
  effect: 'write',
  summary: 'Takes a bed out of the house from a day on, or brings it back; its history stays',
  params: z.strictObject({ house_id: id, bed_id: id }),
  body: z.strictObject({ version, move: z.enum(bedMoves), on: day }),
  reply: z.strictObject({ id, version, state: z.enum(bedStates) }),
})

export const tonightContract = contract({
  method: 'GET',
  path: '/api/shelter-tonight',
  permit: 'shelter.read',
  effect: 'read',
  summary: 'Tonight: every bed of my houses, free, held or taken, by case number and never by name',
  reply: z.strictObject({
    houses: z.array(
      z.strictObject({
        id,
        name: z.string(),
        kind: z.enum(houseKinds),
        hold_minutes: z.int(),
        may_keep: z.boolean(),
        beds: z.array(
          z.strictObject({
            id,
            name: z.string(),
            room_name: z.string(),
            suits: z.enum(roomSuits),
            free: z.boolean(),
            hold: z
              .strictObject({
                id,
                case_code: z.string().nullable(),
                has_case: z.boolean(),
                until_at: instant,
                version,
              })
              .nullable(),
            stay: z
              .strictObject({
                id,
                case_code: z.string(),
                persons: z.int(),
                nights: z.int(),
                /** The last day the law lets her stay, where a limit holds. */
                limit_on: day.nullable(),
                warnings: z.array(z.enum(stayWarnings)),
              })
              .nullable(),
          }),
        ),
      }),
    ),
  }),
})
export type Tonight = z.infer<typeof tonightContract.reply>

export const houseUseContract = contract({
  method: 'GET',
  path: '/api/shelter-houses/:house_id/use',
  permit: 'shelter.read',
  effect: 'read',
  summary: 'Bed-nights there were and bed-nights slept in, month by month, up to last night',
  params: houseParams,
  query: z.strictObject({ months: z.coerce.number().int().min(1).max(36).default(12) }),
  reply: z.strictObject({
    months: z.array(z.strictObject({ month: day, available: z.int(), occupied: z.int() })),
  }),
})
export type HouseUse = z.infer<typeof houseUseContract.reply>

export const shelterAnswerContract = contract({
  method: 'GET',
  path: '/api/shelter-answer',
  permit: 'shelter.ask',
  effect: 'read',
  summary: 'Is there room in this province? "Has room" or "call": no house, no number, no place',
  query: z.strictObject({ province_id: placeId.optional() }),
  reply: z.strictObject({ answer: z.enum(answers) }),
})
