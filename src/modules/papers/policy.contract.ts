import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { listCode } from '#modules/activities/activity-line.contract.ts'

export const SocialPolicy = z.strictObject({
  id,
  version,
  name: z.string(),
  basis: z.string(),
  from_on: day,
  until_on: day.nullable(),
  paper_id: id.nullable(),
})
export type SocialPolicy = z.infer<typeof SocialPolicy>

export const addPolicyContract = contract({
  method: 'POST',
  path: '/api/social-policies',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Enters a social-security policy with the document it rests on',
  body: z
    .strictObject({
      name: text({ min: 3, max: 300 }),
      basis: text({ min: 2, max: 300 }),
      from_on: day,
      until_on: day.optional(),
      paper_id: id.optional(),
    })
    .refine((body) => (body.until_on ?? body.from_on) >= body.from_on, {
      path: ['until_on'],
      error: 'papers.ends_before_start',
    }),
  reply: z.strictObject({ id, version }),
})

export const listPoliciesContract = contract({
  method: 'GET',
  path: '/api/social-policies',
  permit: 'paper.read',
  effect: 'read',
  summary: 'Social-security policies of my province, the latest first',
  query: z.strictObject({ q: text({ max: 100 }).optional() }),
  reply: z.strictObject({ items: z.array(SocialPolicy) }),
})

export const ReachLine = z.strictObject({
  id,
  version,
  policy_id: id,
  policy: z.string(),
  place: z.strictObject({ id: placeId, name: z.string() }),
  recipient: listCode,
  from_on: day,
  until_on: day,
  people: z.int(),
  money_vnd: z.number().nullable(),
  document: z.string(),
  document_on: day,
  agency: z.string(),
  mine: z.boolean(),
})
export type ReachLine = z.infer<typeof ReachLine>

export const tellReachContract = contract({
  method: 'POST',
  path: '/api/policy-reaches',
  permit: 'paper.work',
  effect: 'write',
  summary:
    'Tells how many people of which groups a policy reached in a place, from a document; numbers alone',
  body: z
    .strictObject({
      policy_id: id,
      place_id: placeId,
      from_on: day,
      until_on: day,
      document: text({ min: 2, max: 300 }),
      document_on: day,
      groups: z
        .array(
          z.strictObject({
            recipient: listCode,
            people: z.int().min(1).max(10_000_000),
            money_vnd: z.int().min(0).max(100_000_000_000_000).optional(),
          }),
        )
        .min(1)
        .max(30)
        .refine((groups) => new Set(groups.map((each) => each.recipient)).size === groups.length, {
          error: 'papers.group_twice',
        }),
      client_ref: id.optional(),
    })
    .refine((body) => body.until_on >= body.from_on, {
      path: ['until_on'],
      error: 'papers.ends_before_start',
    }),
  reply: z.strictObject({ ids: z.array(id) }),
})

const narrowed = {
  q: text({ max: 100 }).optional(),
  policy_id: id.optional(),
  recipient: listCode.optional(),
  place_id: placeId.optional(),
  from: day.optional(),
  until: day.optional(),
}
const latestFirst = z.tuple([day, z.uuid()])

export const listReachesContract = contract({
  method: 'GET',
  path: '/api/policy-reaches',
  permit: 'paper.read',
  effect: 'read',
  summary: 'What policies reached in my province, latest span first',
  query: z.strictObject({ ...narrowed, ...pageQuery, after: cursor(latestFirst).optional() }),
  reply: z.strictObject({ items: z.array(ReachLine), next: z.string().nullable() }),
})

export const exportReachesContract = contract({
  method: 'GET',
  path: '/api/policy-reaches/export',
  permit: 'paper.read',
  effect: 'read',
  summary: 'What policies reached as XLSX, as it is narrowed; recorded',
  query: z.strictObject(narrowed),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  reply: z.custom<FileReply>(),
})

export const withdrawReachContract = contract({
  method: 'POST',
  path: '/api/policy-reaches/:reach_id/withdraw',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Takes a number back that was told by mistake; it stays on record and counts no more',
  params: z.strictObject({ reach_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})
