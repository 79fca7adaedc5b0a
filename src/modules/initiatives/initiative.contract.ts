import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { KeptLine } from '#modules/documents/kept-file.contract.ts'
import { forms, fundSources, kinds, signs, supportGroups, supportKinds, topics } from './initiative.codes.ts'
import { firstStages, stageMoves, stages } from './initiative.life.ts'
import { about, evidence, Made, params } from './initiative.shapes.ts'
import { PublicPart } from './public.contract.ts'

const Kind = z.enum(kinds)
const Stage = z.enum(stages)
const name = text({ min: 3, max: 200 })
const sponsors = z.array(text({ max: 120 })).max(10)
const phase = z.string().regex(/^\d{4}-\d{4}$/, { error: 'input.not_offered' })
const duty = z.string().regex(/^[a-z_]{2,40}$/, { error: 'input.not_offered' })

export const foundInitiativeContract = contract({
  method: 'POST',
  path: '/api/initiatives',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'Founds a model, club, chapter or team; one that stands there already under the same name is told',
  body: z.strictObject({
    kind: Kind,
    name,
    /** Homes it has; the first is where it counts. */
    place_ids: z.array(placeId).min(1).max(30),
    founded_on: day,
    stage: z.enum(firstStages),
    evidence,
    phase: phase.optional(),
    /** Who hosts it; my own agency unless said otherwise. */
    agency_id: id.optional(),
    duty: duty.optional(),
    /** The one it was replicated from. */
    from_id: id.optional(),
    sponsors: sponsors.optional(),
    about: about.optional(),
    client_ref: id.optional(),
  }),
  reply: Made,
})

export const InitiativeLine = z.strictObject({
  id,
  version,
  name: z.string(),
  kind: Kind,
  form: z.enum(forms),
  phase: z.string().nullable(),
  stage: Stage,
  founded_on: day,
  place_id: z.string(),
  place_name: z.string(),
  /** How many places it works in. */
  places: z.int(),
  agency_name: z.string(),
  sign: z.enum(signs),
  last_on: day.nullable(),
  months: z.int(),
  /** Members now: of the list, or of the last count. */
  people: z.int().nullable(),
  /** Its home was divided and nobody has said yet which unit it is in. */
  asks_place: z.boolean(),
})
export type InitiativeLine = z.infer<typeof InitiativeLine>

const filter = {
  q: text({ max: 100 }).optional(),
  kind: Kind.optional(),
  form: z.enum(forms).optional(),
  phase: phase.optional(),
  stage: Stage.optional(),
  sign: z.enum(signs).optional(),
  /** A unit of today or a former one, with everything that lay or lies in it. */
  place: placeId.optional(),
  agency_id: id.optional(),
}
export const byName = z.tuple([z.string().max(400), z.uuid()])

export const listInitiativesContract = contract({
  method: 'GET',
  path: '/api/initiatives',
  permit: 'initiative.read',
  effect: 'read',
  summary: 'Models, clubs, chapters and teams of my province by name, with whether each is alive',
  query: z.strictObject({ ...filter, ...pageQuery, after: cursor(byName).optional() }),
  reply: z.strictObject({
    items: z.array(InitiativeLine),
    next: z.string().nullable(),
    /** How many fit the question, by sign of life. */
    counts: z.strictObject({ kept: z.int(), new: z.int(), silent: z.int(), closed: z.int() }),
  }),
})

export const exportInitiativesContract = contract({
  method: 'GET',
  path: '/api/initiatives/export',
  permit: 'initiative.read',
  effect: 'read',
  summary: 'The list as it is asked for, as XLSX',
  query: z.strictObject(filter),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readMapContract = contract({
  method: 'GET',
  path: '/api/initiatives/map',
  permit: 'initiative.read',
  effect: 'read',
  summary:
    'How many stand in each commune of today, and how many of them are alive; where a unit was divided and nobody has chosen, apart',
  query: z.strictObject({ kind: Kind.optional(), form: z.enum(forms).optional() }),
  reply: z.strictObject({
    places: z.array(
      z.strictObject({
        id: placeId,
        name: z.string(),
        kept: z.int(),
        new: z.int(),
        silent: z.int(),
        /** An ended unit that several of today were made of: somebody has to choose one for each of these. */
        asks: z.boolean(),
      }),
    ),
  }),
})
export type MapPlace = z.infer<typeof readMapContract.reply>['places'][number]

export const readTodayContract = contract({
  method: 'GET',
  path: '/api/initiatives/today',
  permit: 'initiative.keep',
  effect: 'read',
  summary: 'What waits for who keeps the registry: silent ones, and those whose place was divided',
  reply: z.strictObject({
    silent: z.strictObject({ total: z.int(), items: z.array(InitiativeLine) }),
    asks_place: z.strictObject({ total: z.int(), items: z.array(InitiativeLine) }),
  }),
})

const Counted = {
  total: z.int(),
  women: z.int(),
  men: z.int(),
}
const Named = z.strictObject({ id: z.string(), name: z.string() })
const Relative = z.strictObject({
  id,
  name: z.string(),
  stage: Stage,
  founded_on: day,
  place_name: z.string(),
})

export const InitiativeFile = InitiativeLine.extend({
  agency_id: id,
  duty: z.string().nullable(),
  listed: z.boolean(),
  counted_for: z.enum(['survivors', 'children']).nullable(),
  sponsors: z.array(z.string()),
  about: z.string().nullable(),
  /** What the public page tells of it. */
  open: PublicPart.nullable(),
  /** I may write here. */
  may_keep: z.boolean(),
  steps: z.array(
    z.strictObject({
      id,
      no: z.int(),
      stage: Stage,
      on_day: day,
      evidence: z.string(),
      recorded_by: z.string(),
    }),
  ),
  hosts: z.array(z.strictObject({ agency_name: z.string(), from_on: day, until_on: day.nullable() })),
  working_in: z.array(
    z.strictObject({
      id,
      place_id: z.string(),
      place_name: z.string(),
      home: z.boolean(),
      from_on: day,
      until_on: day.nullable(),
      /** What it is now, where the place has ended: one unit, or several of which somebody has to choose. */
      became: z.array(Named),
      asks: z.boolean(),
    }),
  ),
  grown_from: Relative.nullable(),
  grown: z.array(Relative),
  headcounts: z.array(
    z.strictObject({
      id,
      on_day: day,
      ...Counted,
      under_16: z.int().nullable(),
      from_16_to_29: z.int().nullable(),
      from_30_to_59: z.int().nullable(),
      over_59: z.int().nullable(),
      minority: z.int().nullable(),
    }),
  ),
  meetings: z.array(
    z.strictObject({
      id,
      version,
      held_on: day,
      at_place: z.string().nullable(),
      ...Counted,
      topics: z.array(z.enum(topics)),
      minutes: z.string().nullable(),
    }),
  ),
  /** How many meetings there are; the latest are listed. */
  meetings_all: z.int(),
  livelihood: z.array(
    z.strictObject({
      id,
      version,
      kind: z.enum(supportKinds),
      group: z.enum(supportGroups),
      on_day: day,
      total: z.int(),
      women: z.int(),
      amount_vnd: z.int().nullable(),
      about: z.string().nullable(),
      outcome_on: day.nullable(),
      still_going: z.int().nullable(),
    }),
  ),
  funds: z.array(
    z.strictObject({
      id,
      version,
      source: z.enum(fundSources),
      sponsor: z.string().nullable(),
      on_day: day,
      amount_vnd: z.int(),
      about: z.string().nullable(),
    }),
  ),
  files: z.array(KeptLine),
})
export type InitiativeFile = z.infer<typeof InitiativeFile>

export const readInitiativeContract = contract({
  method: 'GET',
  path: '/api/initiatives/:initiative_id',
  permit: 'initiative.read',
  effect: 'read',
  summary:
    'One initiative: life with evidence, places, hosts, family, members or numbers, meetings, support, money',
  params,
  reply: InitiativeFile,
})

export const changeInitiativeContract = contract({
  method: 'PATCH',
  path: '/api/initiatives/:initiative_id',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'Corrects name, phase, sponsors or description',
  params,
  body: z.strictObject({
    version,
    name: name.optional(),
    phase: phase.nullable().optional(),
    sponsors: sponsors.optional(),
    about: about.nullable().optional(),
  }),
  reply: Made,
})

export const moveInitiativeContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/move',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'Moves it along its life: pilot, kept, replicated, closed; with the day and what shows it',
  params,
  body: z.strictObject({ version, move: z.enum(stageMoves), on: day, evidence }),
  reply: Made.extend({ stage: Stage }),
})

export const changeHostContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/host',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'Another agency hosts it from a day on; with a duty, it follows that duty later',
  params,
  body: z.strictObject({ version, agency_id: id, duty: duty.nullable(), on: day }),
  reply: Made,
})
