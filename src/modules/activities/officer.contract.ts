import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import { day, id, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { personSexes } from './activity.codes.ts'
import { listCode } from './activity-line.contract.ts'
import { leavingReasons, postDuties } from './officer.codes.ts'

const duties = z
  .array(z.enum(postDuties))
  .min(1)
  .max(8)
  .transform((each) => [...new Set(each)])
const Officer = z.strictObject({ name: text({ max: 120 }), sex: z.enum(personSexes) })

/** A post, who holds it, and what they were trained in. */
export const PostLine = z.strictObject({
  id,
  version,
  title: z.string(),
  place: z.strictObject({ id: placeId, name: z.string() }),
  agency: z.string(),
  duties: z.array(z.enum(postDuties)),
  from_on: day,
  mine: z.boolean(),
  holder: z
    .strictObject({
      officer_id: id,
      name: z.string(),
      since: day,
      /** How many different duties this person carries, over all posts held. */
      duties: z.int(),
      trainings: z.int(),
      topics: z.array(listCode),
      last_trained_on: day.nullable(),
    })
    .nullable(),
})
export type PostLine = z.infer<typeof PostLine>

/** Sort keys of the list: the title without marks, and the id. */
const byTitle = z.tuple([z.string().max(600), id])

export const listPostsContract = contract({
  method: 'GET',
  path: '/api/posts',
  permit: 'activity.read',
  effect: 'read',
  summary: 'Posts of prevention in my province: held or vacant, with the trainings of whoever holds them',
  query: z.strictObject({
    ...pageQuery,
    after: cursor(byTitle).optional(),
    q: text({ max: 100 }).optional(),
    only: z.enum(['vacant', 'untrained', 'three_duties']).optional(),
  }),
  reply: z.strictObject({ items: z.array(PostLine), next: z.string().nullable() }),
})

export const countPostsContract = contract({
  method: 'GET',
  path: '/api/posts/counts',
  permit: 'activity.read',
  effect: 'read',
  summary:
    'How many posts stand, are vacant, are held by somebody untrained; how many people carry three duties; who was trained and has left',
  reply: z.strictObject({
    posts: z.int(),
    vacant: z.int(),
    untrained: z.int(),
    three_duties: z.int(),
    trained_in_post: z.int(),
    trained_left: z.int(),
  }),
})

export const addPostContract = contract({
  method: 'POST',
  path: '/api/posts',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Writes down a post with its duties, held or vacant',
  body: z.strictObject({
    title: text({ max: 160 }),
    place_id: placeId,
    duties,
    from_on: day,
    holder: Officer.extend({ since: day }).optional(),
  }),
  reply: z.strictObject({ id, version, officer_id: id.nullable() }),
})

export const fillPostContract = contract({
  method: 'POST',
  path: '/api/posts/:post_id/holder',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Says who holds a vacant post from when: somebody known, or somebody new',
  params: z.strictObject({ post_id: id }),
  body: z
    .strictObject({ version, since: day, officer_id: id.optional(), officer: Officer.optional() })
    .refine((body) => (body.officer_id === undefined) !== (body.officer === undefined), {
      path: ['officer'],
      error: 'activity.one_officer',
    }),
  reply: z.strictObject({ id, version, officer_id: id }),
})

export const leavePostContract = contract({
  method: 'POST',
  path: '/api/posts/:post_id/leave',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Says that a post is vacant from a day on, and why',
  params: z.strictObject({ post_id: id }),
  body: z.strictObject({ version, until_on: day, why: z.enum(leavingReasons) }),
  reply: z.strictObject({ id, version }),
})
