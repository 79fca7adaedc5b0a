import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, placeId, version } from '#kernel/shapes.ts'
import { dangersUp } from '#modules/cases/danger.rule.ts'
import { arrivals, directions, otherKinds, paperKinds, personParts, personSexes } from './handover.codes.ts'
import { handoverStatuses } from './handover.life.ts'
import { HandoverLine, HandoverView, line, signing, words } from './handover.shapes.ts'

const caseParams = z.strictObject({ case_id: id })
const params = z.strictObject({ case_id: id, handover_id: id })
const once = (values: readonly string[]) => new Set(values).size === values.length
const Changed = z.strictObject({ id, version, status: z.enum(handoverStatuses) })

export const readHandoversContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/person-handovers',
  permit: 'case.read',
  effect: 'read',
  summary: 'Hand-overs of the persons of a case, and whether a return check stands; recorded',
  params: caseParams,
  reply: z.strictObject({
    works_on: z.boolean(),
    open: z.boolean(),
    /** Whether somebody may be given to family and locality now. */
    check: z.strictObject({
      answer: z.enum(['stands', 'missing', 'old', 'plan_not_reviewed', 'danger']),
      checked_at: instant.nullable(),
      danger: z.enum(dangersUp),
    }),
    persons: z.array(
      z.strictObject({
        id,
        part: z.enum(personParts),
        sex: z.enum(personSexes),
        age_years: z.int().nullable(),
        /** What happened last to this person. */
        last: z.enum(directions).nullable(),
      }),
    ),
    handovers: z.array(HandoverView),
  }),
})
export type HandoversView = z.infer<typeof readHandoversContract.reply>

export const prepareHandoverContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/person-handovers',
  permit: 'case.work',
  effect: 'write',
  summary:
    'Draws up the hand-over of persons to or from another body, signed at once or later; to family only on a return check',
  params: caseParams,
  body: z
    .strictObject({
      direction: z.enum(directions),
      other_kind: z.enum(otherKinds),
      other_agency_id: id.optional(),
      other_name: line.optional(),
      receiver_person_id: id.optional(),
      person_ids: z.array(id).min(1).max(30).refine(once, { error: 'input.not_offered' }),
      happened_at: instant,
      place_id: placeId.optional(),
      where: line.optional(),
      papers: z
        .array(z.enum(paperKinds))
        .max(paperKinds.length)
        .refine(once, { error: 'input.not_offered' })
        .default([]),
      papers_words: words.optional(),
      belongings: words.optional(),
      note: words.optional(),
      signed: z.strictObject(signing).optional(),
      /** The draft this was typed in; closed with it. */
      client_ref: id.optional(),
    })
    .refine((body) => body.other_agency_id !== undefined || body.other_name !== undefined, {
      path: ['other_name'],
      error: 'input.missing',
    }),
  reply: Changed,
})

export const moveHandoverContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/person-handovers/:handover_id/move',
  permit: 'case.work',
  effect: 'write',
  summary: 'Both sides have signed, it fell through, or somebody asked how they are',
  params,
  body: z.discriminatedUnion('move', [
    z.strictObject({ move: z.literal('sign'), version, happened_at: instant, ...signing }),
    z.strictObject({ move: z.literal('refuse'), version, outcome: words }),
    z.strictObject({ move: z.literal('cancel'), version, outcome: words.optional() }),
    z.strictObject({
      move: z.literal('confirm'),
      version,
      arrival: z.enum(arrivals),
      outcome: words.optional(),
    }),
  ]),
  reply: Changed,
})

export const printMinutesContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/person-handovers/:handover_id/minutes',
  permit: 'case.identity',
  effect: 'read',
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  summary: 'The minutes of a hand-over as DOCX, with the names of those who change hands; recorded',
  params,
  reply: z.custom<FileReply>(),
})

const filter = {
  direction: z.enum(directions).optional(),
  other_kind: z.enum(otherKinds).optional(),
  status: z.enum(handoverStatuses).optional(),
  from: day.optional(),
  until: day.optional(),
  /** Number of a case. */
  code: z
    .string()
    .regex(/^[A-Za-z0-9 ./-]{1,20}$/, { error: 'input.not_offered' })
    .optional(),
}

export const listHandoversContract = contract({
  method: 'GET',
  path: '/api/person-handovers',
  permit: 'case.read',
  effect: 'read',
  summary: 'Register of hand-overs in the cases one may see, newest first; nobody named',
  query: z.strictObject({ ...filter, ...pageQuery, after: cursor(newestFirst).optional() }),
  reply: z.strictObject({ items: z.array(HandoverLine), next: z.string().nullable() }),
})

export const exportHandoversContract = contract({
  method: 'GET',
  path: '/api/person-handovers/export',
  permit: 'case.export',
  effect: 'read',
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  summary: 'The register as XLSX: numbers, kinds and days, nobody named; recorded',
  query: z.strictObject(filter),
  reply: z.custom<FileReply>(),
})
