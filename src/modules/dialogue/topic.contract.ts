import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, text, version } from '#kernel/shapes.ts'
import { topicCode } from './dialogue.shapes.ts'

const name = text({ min: 3, max: 120 })
const dutyCode = z.string().regex(/^[a-z_]{2,40}$/, { error: 'input.not_offered' })
const Changed = z.strictObject({ code: topicCode, version })

export const Topic = z.strictObject({
  code: z.string(),
  name_vi: z.string(),
  name_en: z.string(),
  /** By which the body responsible is found. */
  duty: z.string(),
  duty_vi: z.string(),
  duty_en: z.string(),
  valid_from: day,
  /** First day on which it is no longer offered. */
  valid_until: day.nullable(),
  source: z.string(),
  version,
})
export type Topic = z.infer<typeof Topic>

export const listTopicsContract = contract({
  method: 'GET',
  path: '/api/dialogue-topics',
  permit: 'dialogue.read',
  effect: 'read',
  summary: 'Topics, also those that ended, and the duty by which the body responsible is found',
  reply: z.strictObject({ items: z.array(Topic) }),
})

export const addTopicContract = contract({
  method: 'POST',
  path: '/api/dialogue-topics',
  permit: 'dialogue.topics',
  effect: 'write',
  summary: 'Adds a topic; from today on it is offered',
  body: z.strictObject({ name_vi: name, name_en: name.optional(), duty: dutyCode }),
  reply: Changed,
})

export const changeTopicContract = contract({
  method: 'PUT',
  path: '/api/dialogue-topics/:code',
  permit: 'dialogue.topics',
  effect: 'write',
  summary: 'Renames a topic, gives it to another duty, or ends it on a day; one that was used never vanishes',
  params: z.strictObject({ code: topicCode }),
  body: z.strictObject({
    version,
    name_vi: name,
    name_en: name,
    duty: dutyCode,
    valid_until: day.nullable(),
  }),
  reply: Changed,
})
