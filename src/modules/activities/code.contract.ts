import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, text, version } from '#kernel/shapes.ts'
import { codeLists, families } from './activity.codes.ts'
import { listCode } from './activity-line.contract.ts'

export const ActivityCode = z.strictObject({
  list: z.enum(codeLists),
  code: listCode,
  title_vi: z.string(),
  title_en: z.string(),
  family: z.enum([...families, 'honour', 'prize']).nullable(),
  training: z.boolean(),
  never_named: z.boolean(),
  valid_from: day,
  valid_until: day.nullable(),
  source: z.string(),
  version,
})
export type ActivityCode = z.infer<typeof ActivityCode>

export const listActivityCodesContract = contract({
  method: 'GET',
  path: '/api/activity-codes',
  permit: 'activity.read_codes',
  effect: 'read',
  summary: 'Lists from which activities are told, with their sources',
  reply: z.strictObject({ items: z.array(ActivityCode) }),
})

export const addActivityCodeContract = contract({
  method: 'POST',
  path: '/api/activity-codes',
  permit: 'activity.edit_codes',
  effect: 'write',
  summary: 'Adds a line to a list: a topic, an audience group, a gift, an honour, a policy',
  body: z
    .strictObject({
      list: z.enum(codeLists),
      code: listCode,
      title_vi: text({ max: 120 }),
      title_en: text({ max: 120 }),
      family: z.enum([...families, 'honour', 'prize']).optional(),
      training: z.boolean().default(false),
      never_named: z.boolean().default(false),
      valid_from: day,
      source: text({ max: 300 }),
    })
    .refine((body) => ['kind', 'honour'].includes(body.list) === (body.family !== undefined), {
      path: ['family'],
      error: 'activity.family_of_kind',
    })
    .refine((body) => !body.training || body.list === 'kind', {
      path: ['training'],
      error: 'activity.training_of_kind',
    }),
  reply: z.strictObject({ list: z.enum(codeLists), code: listCode, version }),
})

export const changeActivityCodeContract = contract({
  method: 'PUT',
  path: '/api/activity-codes/:code',
  permit: 'activity.edit_codes',
  effect: 'write',
  summary: 'Words of a line, and the day it ends; a code is never removed',
  params: z.strictObject({ code: listCode }),
  body: z.strictObject({
    version,
    list: z.enum(codeLists),
    title_vi: text({ max: 120 }),
    title_en: text({ max: 120 }),
    valid_until: day.nullable(),
  }),
  reply: z.strictObject({ list: z.enum(codeLists), code: listCode, version }),
})
