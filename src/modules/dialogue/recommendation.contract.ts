import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { Made, topicCode, words } from './dialogue.shapes.ts'
import { recommendationMoves, recommendationStates } from './recommendation.life.ts'

export const Recommendation = z.strictObject({
  id,
  version,
  to_body: z.string(),
  topic: z.string(),
  words: z.string(),
  place_name: z.string(),
  state: z.enum(recommendationStates),
  sent_on: day.nullable(),
  number: z.string().nullable(),
  reply: z.string().nullable(),
  replied_on: day.nullable(),
  /** When somebody will ask again. */
  next_on: day.nullable(),
  closed_on: day.nullable(),
  agency_name: z.string(),
  mine: z.boolean(),
})
export type Recommendation = z.infer<typeof Recommendation>

const filter = {
  q: text({ max: 100 }).optional(),
  state: z.enum(recommendationStates).optional(),
  topic: topicCode.optional(),
}
export const listRecommendationsContract = contract({
  method: 'GET',
  path: '/api/recommendations',
  permit: 'dialogue.read',
  effect: 'read',
  summary: 'What the province recommends upward, latest first',
  query: z.strictObject({ ...filter, ...pageQuery, after: cursor(newestFirst).optional() }),
  reply: z.strictObject({ items: z.array(Recommendation), next: z.string().nullable() }),
})

export const exportRecommendationsContract = contract({
  method: 'GET',
  path: '/api/recommendations/export',
  permit: 'dialogue.read',
  effect: 'read',
  summary: 'The list as XLSX',
  query: z.strictObject(filter),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const draftRecommendationContract = contract({
  method: 'POST',
  path: '/api/recommendations',
  permit: 'dialogue.keep',
  effect: 'write',
  summary: 'Writes a recommendation to a ministry or central body',
  body: z.strictObject({
    to_body: text({ min: 2, max: 200 }),
    topic: topicCode,
    words,
    place_id: placeId,
    line_id: id.optional(),
    client_ref: id.optional(),
  }),
  reply: Made,
})

export const moveRecommendationContract = contract({
  method: 'POST',
  path: '/api/recommendations/:recommendation_id/move',
  permit: 'dialogue.keep',
  effect: 'write',
  summary: 'Sent, replied to, taken up, declined; with the day and what was said',
  params: z.strictObject({ recommendation_id: id }),
  body: z.strictObject({
    version,
    move: z.enum(recommendationMoves),
    on: day,
    /** Number of the letter. */
    number: text({ max: 60 }).optional(),
    words: words.optional(),
    next_on: day.optional(),
  }),
  reply: Made.extend({ state: z.enum(recommendationStates) }),
})
