import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { lineStates } from './dialogue.codes.ts'
import { Made, topicCode, words } from './dialogue.shapes.ts'
import { petitionStates } from './petition.life.ts'

const params = z.strictObject({ synthesis_id: id })
const title = text({ min: 3, max: 300 })
const states = ['draft', 'sent'] as const

export const makeSynthesisContract = contract({
  method: 'POST',
  path: '/api/syntheses',
  permit: 'dialogue.keep',
  effect: 'write',
  summary:
    'Groups what was raised in a period, a place and topics into lines, with the petitions behind each',
  body: z.strictObject({
    title,
    from: day,
    /** First day that no longer belongs to it. */
    until: day,
    place_id: placeId.optional(),
    topics: z.array(topicCode).max(40).default([]),
    client_ref: id.optional(),
  }),
  reply: Made,
})

export const SynthesisLine = z.strictObject({
  id,
  version,
  title: z.string(),
  from_on: day,
  until_on: day,
  place_name: z.string().nullable(),
  state: z.enum(states),
  sent_on: day.nullable(),
  number: z.string().nullable(),
  lines: z.int(),
  petitions: z.int(),
  /** Lines nobody has settled yet. */
  waiting: z.int(),
})
export type SynthesisLine = z.infer<typeof SynthesisLine>

export const listSynthesesContract = contract({
  method: 'GET',
  path: '/api/syntheses',
  permit: 'dialogue.read',
  effect: 'read',
  summary: 'Syntheses of my province, latest first',
  query: z.strictObject({
    q: text({ max: 100 }).optional(),
    ...pageQuery,
    after: cursor(newestFirst).optional(),
  }),
  reply: z.strictObject({ items: z.array(SynthesisLine), next: z.string().nullable() }),
})

export const Synthesis = SynthesisLine.omit({ lines: true }).extend({
  agency_name: z.string(),
  mine: z.boolean(),
  lines: z.array(
    z.strictObject({
      id,
      version,
      topic: z.string(),
      wording: z.string(),
      petitions: z.int(),
      askers: z.int(),
      state: z.enum(lineStates),
      followed_by: z.string().nullable(),
      follow_words: z.string().nullable(),
      follow_on: day.nullable(),
      /** Petitions behind it that I may see. */
      behind: z.array(
        z.strictObject({ id, no: z.string(), title: z.string(), state: z.enum(petitionStates) }),
      ),
    }),
  ),
})
export type Synthesis = z.infer<typeof Synthesis>

export const readSynthesisContract = contract({
  method: 'GET',
  path: '/api/syntheses/:synthesis_id',
  permit: 'dialogue.read',
  effect: 'read',
  summary: 'One synthesis with its lines and what stands behind each',
  params,
  reply: Synthesis,
})

export const changeLineContract = contract({
  method: 'POST',
  path: '/api/syntheses/:synthesis_id/lines/:line_id',
  permit: 'dialogue.keep',
  effect: 'write',
  summary: 'Words a line before it is sent; afterwards tells what became of it',
  params: z.strictObject({ synthesis_id: id, line_id: id }),
  body: z.union([
    z.strictObject({ version, wording: words, client_ref: id.optional() }),
    z.strictObject({
      version,
      state: z.enum(lineStates),
      followed_by: text({ max: 200 }).optional(),
      follow_words: words.optional(),
      follow_on: day,
      client_ref: id.optional(),
    }),
  ]),
  reply: Made,
})

export const sendSynthesisContract = contract({
  method: 'POST',
  path: '/api/syntheses/:synthesis_id/send',
  permit: 'dialogue.keep',
  effect: 'write',
  summary: 'It was signed and sent: day and number of the letter; its lines change no more',
  params,
  body: z.strictObject({ version, sent_on: day, number: text({ max: 60 }).optional() }),
  reply: Made,
})

export const printLetterContract = contract({
  method: 'GET',
  path: '/api/syntheses/:synthesis_id/letter',
  permit: 'dialogue.keep',
  effect: 'read',
  summary:
    'The letter to the Provincial Party Committee and the People’s Committee as DOCX, in the layout of who issues it',
  params,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})
