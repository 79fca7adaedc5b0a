import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { listCode } from '#modules/activities/activity-line.contract.ts'
import { peopleShown } from '#modules/documents/kept-file.codes.ts'
import { enteredTellings, mostOfOne, tellings } from './village.codes.ts'
import { villageStates } from './village.life.ts'

const params = z.strictObject({ round_id: id })
const linkParams = z.strictObject({ link_id: id })
const State = z.enum(villageStates)
const Changed = z.strictObject({ id, version, state: State })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Villages = z
  .array(z.strictObject({ place_id: placeId, village: text({ min: 2, max: 80 }) }))
  .min(1)
  .max(300)

export const openRoundContract = contract({
  method: 'POST',
  path: '/api/village-rounds',
  permit: 'village.work',
  effect: 'write',
  summary: 'Asks villages to tell one kind of activity: a link for each, until a day',
  body: z
    .strictObject({
      title: text({ min: 3, max: 160 }),
      kind: listCode,
      from_on: day,
      due_on: day,
      /** The last day on which the links open. */
      expires_on: day,
      villages: Villages,
      client_ref: id.optional(),
    })
    .refine((body) => body.due_on >= body.from_on, { path: ['due_on'], error: 'villages.days' })
    .refine((body) => body.expires_on >= body.due_on, { path: ['expires_on'], error: 'villages.days' }),
  reply: z.strictObject({ id, links: z.int() }),
})

export const RoundLine = z.strictObject({
  id,
  title: z.string(),
  kind: listCode,
  from_on: day,
  due_on: day,
  expires_on: day,
  agency: z.string(),
  villages: z.int(),
  waiting: z.int(),
  sent: z.int(),
  taken: z.int(),
  mine: z.boolean(),
})
export type RoundLine = z.infer<typeof RoundLine>

const latestFirst = z.tuple([day, z.uuid()])
export const listVillageRoundsContract = contract({
  method: 'GET',
  path: '/api/village-rounds',
  permit: 'village.read',
  effect: 'read',
  summary: 'Rounds of my province, the one due last first, with how many villages have told',
  query: z.strictObject({
    ...pageQuery,
    after: cursor(latestFirst).optional(),
    q: text({ max: 100 }).optional(),
  }),
  reply: z.strictObject({ items: z.array(RoundLine), next: z.string().nullable() }),
})

export const LinkLine = z.strictObject({
  id,
  version,
  village: z.string(),
  place: z.strictObject({ id: placeId, name: z.string() }),
  state: State,
  held_on: day.nullable(),
  women: z.int().nullable(),
  men: z.int().nullable(),
  girls: z.int().nullable(),
  boys: z.int().nullable(),
  how: z.enum(tellings).nullable(),
  told_on: day.nullable(),
  sent_at: instant.nullable(),
  photo: z.boolean(),
  activity_id: id.nullable(),
})
export type LinkLine = z.infer<typeof LinkLine>

export const readVillageRoundContract = contract({
  method: 'GET',
  path: '/api/village-rounds/:round_id',
  permit: 'village.read',
  effect: 'read',
  summary: 'One round: which villages have told what, and which have not',
  params,
  reply: RoundLine.extend({ links: z.array(LinkLine) }),
})
export type VillageRound = z.infer<typeof readVillageRoundContract.reply>

export const exportVillageRoundContract = contract({
  method: 'GET',
  path: '/api/village-rounds/:round_id/export',
  permit: 'village.read',
  effect: 'read',
  summary: 'The round as XLSX; recorded',
  params,
  file: xlsx,
  reply: z.custom<FileReply>(),
})

export const printBlankContract = contract({
  method: 'GET',
  path: '/api/village-rounds/:round_id/blank',
  permit: 'village.read',
  effect: 'read',
  summary: 'The same questions on one sheet of paper, for a village without a phone',
  params,
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  reply: z.custom<FileReply>(),
})

export const addVillagesContract = contract({
  method: 'POST',
  path: '/api/village-rounds/:round_id/villages',
  permit: 'village.work',
  effect: 'write',
  summary: 'Asks further villages in a round',
  params,
  body: z.strictObject({ villages: Villages }),
  reply: z.strictObject({ id, links: z.int() }),
})

export const remindVillagesContract = contract({
  method: 'POST',
  path: '/api/village-rounds/:round_id/reminder',
  permit: 'village.work',
  effect: 'write',
  summary: 'A reminder with the links of those who have not told, or of one village; recorded, shown once',
  params,
  body: z.strictObject({ link_id: id.optional() }),
  reply: z.strictObject({ villages: z.int(), text: z.string() }),
  once: ['text'],
})

export const renewLinkContract = contract({
  method: 'POST',
  path: '/api/village-links/:link_id/renew',
  permit: 'village.work',
  effect: 'write',
  summary: 'Replaces a link that went astray; the old one opens nothing any more',
  params: linkParams,
  body: z.strictObject({ version }),
  reply: Changed,
})

export const moveLinkContract = contract({
  method: 'POST',
  path: '/api/village-links/:link_id/move',
  permit: 'village.work',
  effect: 'write',
  summary: 'A village is no longer asked, or is asked again',
  params: linkParams,
  body: z.strictObject({ version, move: z.enum(['close', 'reopen']) }),
  reply: Changed,
})

const count = z.int().min(0).max(mostOfOne)
export const Numbers = { held_on: day, women: count, men: count, girls: count, boys: count }

export const enterVillageContract = contract({
  method: 'POST',
  path: '/api/village-links/:link_id/enter',
  permit: 'village.work',
  effect: 'write',
  summary: 'Enters what a village told on paper or by telephone, with the day on which it did',
  params: linkParams,
  body: z
    .strictObject({
      version,
      how: z.enum(enteredTellings),
      told_on: day,
      ...Numbers,
      client_ref: id.optional(),
    })
    .refine((body) => body.women + body.men + body.girls + body.boys >= 1, {
      path: ['women'],
      error: 'villages.nobody_came',
    })
    .refine((body) => body.told_on >= body.held_on, {
      path: ['told_on'],
      error: 'villages.told_before_held',
    }),
  reply: Changed,
})

export const takeVillageContract = contract({
  method: 'POST',
  path: '/api/village-links/:link_id/take',
  permit: 'village.work',
  effect: 'write',
  summary:
    'Takes the numbers of a village over into an activity, as totals by group, and its photo once somebody has looked at it',
  params: linkParams,
  body: z.strictObject({
    version,
    /** Who can be made out in the photo; it goes along only where this is said. */
    photo: z.enum(peopleShown).optional(),
  }),
  reply: Changed.extend({ activity_id: id }),
})

export const readVillagePhotoContract = contract({
  method: 'GET',
  path: '/api/village-links/:link_id/photo',
  permit: 'village.read',
  effect: 'read',
  summary: 'The photo of a village, without place and device',
  params: linkParams,
  file: 'application/octet-stream',
  reply: z.custom<FileReply>(),
})

export const readVillagesTodayContract = contract({
  method: 'GET',
  path: '/api/villages/today',
  permit: 'village.work',
  effect: 'read',
  summary: 'Rounds of my body that are not over: who has not told, what waits to be taken over',
  reply: z.strictObject({ items: z.array(RoundLine) }),
})
