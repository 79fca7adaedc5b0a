import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, version } from '#kernel/shapes.ts'
import { arrivals, firstNeeds, leavings } from './shelter.codes.ts'
import { serviceMoves, serviceStates, stayStates } from './shelter.life.ts'
import { words } from './stay.shapes.ts'

const caseParams = z.strictObject({ case_id: id })
const episodeParams = z.strictObject({ case_id: id, episode_id: id })
const Changed = z.strictObject({ id, version })

export const beginEpisodeContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/episodes',
  permit: 'case.work',
  effect: 'write',
  summary: 'She is received in a one-stop house: how she came, first needs, who is responsible',
  params: caseParams,
  body: z.strictObject({
    house_id: id.optional(),
    arrived_at: instant,
    arrived_by: z.enum(arrivals),
    first_needs: z.array(z.enum(firstNeeds)).max(firstNeeds.length),
    responsible_id: id,
    words: words.optional(),
  }),
  reply: Changed,
})

export const changeEpisodeContract = contract({
  method: 'PATCH',
  path: '/api/cases/:case_id/episodes/:episode_id',
  permit: 'case.work',
  effect: 'write',
  summary: 'The one plan all services follow, and the one who is responsible',
  params: episodeParams,
  body: z.strictObject({ version, plan_id: id.nullable(), responsible_id: id }),
  reply: Changed,
})

export const moveServiceContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/episodes/:episode_id/services/:service',
  permit: 'case.work',
  effect: 'write',
  summary: 'A service of the house is accepted, given, or not wanted',
  params: z.strictObject({ ...episodeParams.shape, service: z.string().regex(/^[a-z_]{2,30}$/) }),
  body: z.strictObject({ version, move: z.enum(serviceMoves), at: instant, words: words.optional() }),
  reply: z.strictObject({ id, version, state: z.enum(serviceStates) }),
})

export const addEpisodeNoteContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/episodes/:episode_id/notes',
  permit: 'case.work',
  effect: 'write',
  summary: 'The note of a day',
  params: episodeParams,
  body: z.strictObject({ on_day: day, words }),
  reply: z.strictObject({ id }),
})

export const leaveEpisodeContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/episodes/:episode_id/leave',
  permit: 'case.work',
  effect: 'write',
  summary: 'She leaves the one-stop house: where to, and when somebody asks how she is',
  params: episodeParams,
  body: z.strictObject({
    version,
    left_at: instant,
    left_to: z.enum(leavings),
    follow_up_on: day.optional(),
    words: words.optional(),
  }),
  reply: Changed,
})

export const readEpisodesContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/episodes',
  permit: 'case.read',
  effect: 'read',
  summary: 'Episodes of a case in one-stop houses, with services and daily notes; words for who works on it',
  params: caseParams,
  reply: z.strictObject({
    works_on: z.boolean(),
    open: z.boolean(),
    houses: z.array(z.strictObject({ id, name: z.string() })),
    plans: z.array(z.strictObject({ id, number: z.int(), status: z.string() })),
    workers: z.array(z.strictObject({ id, name: z.string() })),
    episodes: z.array(
      z.strictObject({
        id,
        state: z.enum(stayStates),
        house_name: z.string().nullable(),
        arrived_at: instant,
        arrived_by: z.enum(arrivals),
        first_needs: z.array(z.enum(firstNeeds)),
        plan_id: id.nullable(),
        responsible_id: id,
        responsible_name: z.string(),
        left_at: instant.nullable(),
        left_to: z.enum(leavings).nullable(),
        follow_up_on: day.nullable(),
        words: z.string().nullable(),
        leaving: z.string().nullable(),
        version,
        services: z.array(
          z.strictObject({
            code: z.string(),
            name_vi: z.string(),
            name_en: z.string(),
            source: z.string(),
            state: z.enum(serviceStates),
            happened_at: instant,
            words: z.string().nullable(),
            version,
          }),
        ),
        notes: z.array(z.strictObject({ id, on_day: day, by: z.string(), words: z.string().nullable() })),
      }),
    ),
  }),
})
export type EpisodesView = z.infer<typeof readEpisodesContract.reply>
export type Episode = EpisodesView['episodes'][number]
