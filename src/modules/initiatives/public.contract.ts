import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { text } from '#kernel/shapes.ts'
import { Made, params } from './initiative.shapes.ts'

const words = text({ min: 10, max: 600 })
/** 0 while nothing was released yet. */
const before = z.int().min(0)

/** What the public page tells of it; `null` where nobody has written it. */
export const PublicPart = z.strictObject({
  words_vi: z.string(),
  words_en: z.string().nullable(),
  shown: z.boolean(),
  said_by: z.string(),
  version: z.int(),
})

export const releaseInitiativeContract = contract({
  method: 'PUT',
  path: '/api/initiatives/:initiative_id/public',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'Writes what the public page tells of a model, and releases it',
  params,
  body: z.strictObject({ words_vi: words, words_en: words.optional(), version: before }),
  reply: Made,
})

export const takeBackInitiativeContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/public/take-back',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'Takes a model off the public page; what was written is kept',
  params,
  body: z.strictObject({ version: before }),
  reply: Made,
})
