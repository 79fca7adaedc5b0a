import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { House } from './house.contract.ts'
import { arrivals, givenKinds, leavings, schoolings, stayWarnings } from './shelter.codes.ts'
import { stayStates } from './shelter.life.ts'
import { Arriving, StayLine, stayFilter, words } from './stay.shapes.ts'
import { ExtensionLine, VisitLine } from './visit.contract.ts'

const stayParams = z.strictObject({ stay_id: id })
const Changed = z.strictObject({ id, version })

export const beginStayContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/stays',
  permit: 'case.work',
  effect: 'write',
  summary: 'She and who came with her are here: one stay, each person in a bed of the same house',
  params: z.strictObject({ case_id: id }),
  body: z.strictObject({ house_id: id, ...Arriving }),
  reply: Changed,
})

export const listStaysContract = contract({
  method: 'GET',
  path: '/api/shelter-stays',
  permit: 'shelter.read',
  effect: 'read',
  summary: 'Stays in my houses and of my cases, newest first; by case number, without names',
  query: z.strictObject({ ...pageQuery, after: cursor(newestFirst).optional(), ...stayFilter }),
  reply: z.strictObject({ items: z.array(StayLine), next: z.string().nullable() }),
})

export const exportStaysContract = contract({
  method: 'GET',
  path: '/api/shelter-stays/export',
  permit: 'shelter.read',
  effect: 'read',
  summary: 'The same list as a spreadsheet, without names; recorded',
  query: z.strictObject(stayFilter),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readStayContract = contract({
  method: 'GET',
  path: '/api/shelter-stays/:stay_id',
  permit: 'shelter.read',
  effect: 'read',
  summary: 'One stay: what its keeper needs and nothing of the case. Each reading is recorded',
  params: stayParams,
  reply: z.strictObject({
    id,
    case_code: z.string(),
    /** Set for who may open the case. */
    case_id: id.nullable(),
    house_id: id,
    house_name: z.string(),
    state: z.enum(stayStates),
    /** I may write: I keep the house, or work on the case in its agency. */
    may_keep: z.boolean(),
    /** Words are shown to me. */
    opens: z.boolean(),
    arrived_at: instant,
    arrived_by: z.enum(arrivals),
    left_at: instant.nullable(),
    left_to: z.enum(leavings).nullable(),
    follow_up_on: day.nullable(),
    nights: z.int(),
    warnings: z.array(z.enum(stayWarnings)),
    call_name: z.string().nullable(),
    needs: z.string().nullable(),
    warning: z.string().nullable(),
    leaving: z.string().nullable(),
    version,
    persons: z.array(
      z.strictObject({
        person_id: id,
        part: z.string(),
        sex: z.string(),
        age_years: z.int().nullable(),
        bed_id: id.nullable(),
        bed_name: z.string().nullable(),
        arrived_at: instant,
        left_at: instant.nullable(),
        nights: z.int(),
        schooling: z.enum(schoolings).nullable(),
      }),
    ),
    given: z.array(
      z.strictObject({
        id,
        kind: z.enum(givenKinds),
        quantity: z.int(),
        given_on: day,
        by: z.string(),
        words: z.string().nullable(),
        version,
      }),
    ),
    notes: z.array(
      z.strictObject({ id, happened_at: instant, by: z.string(), words: z.string().nullable() }),
    ),
    visits: z.array(VisitLine),
    /** By which rules she is visited. */
    visit_rules: House.pick({
      location_class: true,
      visits: true,
      visit_place: true,
      visit_from: true,
      visit_until: true,
      visit_persons: true,
    }),
    /** The last day the law lets her stay, extended or not; null where no limit holds. */
    limit_on: day.nullable(),
    extensions: z.array(ExtensionLine),
  }),
})
export type StayView = z.infer<typeof readStayContract.reply>

export const changeStayContract = contract({
  method: 'PATCH',
  path: '/api/shelter-stays/:stay_id',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'What the keeper must know, said anew: name to call, needs, warnings',
  params: stayParams,
  body: z.strictObject({
    version,
    call_name: text({ max: 60 }).nullable(),
    needs: words.nullable(),
    warning: words.nullable(),
    warnings: z.array(z.enum(stayWarnings)).max(stayWarnings.length),
  }),
  reply: Changed,
})

export const changeBedContract = contract({
  method: 'POST',
  path: '/api/shelter-stays/:stay_id/beds',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'A person of the stay moves to another bed of the same house',
  params: stayParams,
  body: z.strictObject({ version, person_id: id, bed_id: id, at: instant }),
  reply: Changed,
})

export const joinStayContract = contract({
  method: 'POST',
  path: '/api/shelter-stays/:stay_id/persons',
  permit: 'case.work',
  effect: 'write',
  summary: 'Somebody of the case comes later: their nights count from then',
  params: stayParams,
  body: z.strictObject({
    version,
    person_id: id,
    bed_id: id,
    arrived_at: instant,
    schooling: z.enum(schoolings).optional(),
  }),
  reply: Changed,
})

export const leaveContract = contract({
  method: 'POST',
  path: '/api/shelter-stays/:stay_id/leave',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'She leaves, or only some of those who came with her do; beds are free from that moment',
  params: stayParams,
  body: z
    .strictObject({
      version,
      left_at: instant,
      left_to: z.enum(leavings).optional(),
      follow_up_on: day.optional(),
      words: words.optional(),
      /** Only these leave; all who are here when left out. */
      person_ids: z.array(id).min(1).max(12).optional(),
    })
    .refine((body) => (body.person_ids === undefined) === (body.left_to !== undefined), {
      path: ['left_to'],
      error: 'input.missing',
    }),
  reply: Changed,
})

export const addGivenContract = contract({
  method: 'POST',
  path: '/api/shelter-stays/:stay_id/given',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'Meals, clothes, medicine, money and more, with how much',
  params: stayParams,
  body: z
    .strictObject({
      kind: z.enum(givenKinds),
      quantity: z.int().min(1).max(1_000_000_000),
      given_on: day,
      words: text({ max: 300 }).optional(),
    })
    .refine((body) => body.kind === 'money' || body.quantity <= 1000, {
      path: ['quantity'],
      error: 'input.too_big',
      params: { max: 1000 },
    }),
  reply: Changed,
})

export const withdrawGivenContract = contract({
  method: 'POST',
  path: '/api/shelter-stays/:stay_id/given/:given_id/withdraw',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'Takes back what was written by mistake; it stays in the record of changes',
  params: z.strictObject({ stay_id: id, given_id: id }),
  body: z.strictObject({ version }),
  reply: Changed,
})

export const addStayNoteContract = contract({
  method: 'POST',
  path: '/api/shelter-stays/:stay_id/notes',
  permit: 'shelter.keep',
  effect: 'write',
  summary: 'A keeper’s note of a day or a night',
  params: stayParams,
  body: z.strictObject({ happened_at: instant, words }),
  reply: z.strictObject({ id }),
})

export const readCaseShelterContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/shelter',
  permit: 'case.read',
  effect: 'read',
  summary: 'Holds and stays of a case, whose persons they are, and beds of my houses free to hold',
  params: z.strictObject({ case_id: id }),
  reply: z.strictObject({
    works_on: z.boolean(),
    open: z.boolean(),
    persons: z.array(
      z.strictObject({ id, part: z.string(), sex: z.string(), age_years: z.int().nullable() }),
    ),
    holds: z.array(
      z.strictObject({
        id,
        house_name: z.string(),
        bed_name: z.string().nullable(),
        until_at: instant,
        version,
        mine: z.boolean(),
      }),
    ),
    stays: z.array(StayLine),
  }),
})
export type CaseShelter = z.infer<typeof readCaseShelterContract.reply>
