import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, pageQuery, placeId, text, version } from '#kernel/shapes.ts'
import { comings, forms, groups, levels } from './dialogue.codes.ts'
import { dialogueMoves, dialogueStates } from './dialogue.life.ts'
import { count, hour, Made, short, topicCode } from './dialogue.shapes.ts'
import { DialoguePicture } from './file.contract.ts'

const params = z.strictObject({ dialogue_id: id })
const womenFit = (party: { attended?: number | undefined; female?: number | undefined }) =>
  (party.female ?? 0) <= (party.attended ?? 0)
const tooMany = { error: 'input.more_than_all', path: ['female'] }

const Body = z
  .strictObject({
    agency_id: id.optional(),
    name: text({ max: 200 }).optional(),
    coming: z.enum(comings).default('asked'),
    attended: count.optional(),
    female: count.optional(),
  })
  .refine((body) => (body.agency_id === undefined) !== (body.name === undefined), {
    error: 'dialogue.one_body',
    path: ['name'],
  })
  .refine(womenFit, tooMany)
const Group = z
  .strictObject({
    group: z.enum(groups),
    invited: count.optional(),
    attended: count.optional(),
    female: count.optional(),
  })
  .refine(womenFit, tooMany)

/** Who introduces it: a body, somebody by office, or both. */
const introduced = { body_id: id.optional(), speaker: text({ max: 200 }).optional() }

const plan = {
  title: text({ min: 3, max: 300 }),
  /** As it was on the day: a district of then is a district. */
  place_id: placeId,
  held_on: day,
  from_time: hour.optional(),
  until_time: hour.optional(),
  venue: text({ max: 200 }).optional(),
  form: z.enum(forms).default('in_person'),
  chair: text({ max: 200 }).optional(),
  agenda: z
    .array(
      z.strictObject({
        title: short,
        topic: topicCode.optional(),
        /** When its turn is. */
        at: hour.optional(),
        ...introduced,
      }),
    )
    .max(60)
    .default([]),
  policies: z
    .array(z.strictObject({ title: short, ...introduced }))
    .max(60)
    .default([]),
  bodies: z.array(Body).max(60).default([]),
  groups: z.array(Group).max(40).default([]),
  conclusion: text({ max: 4000 }).optional(),
}

export const planDialogueContract = contract({
  method: 'POST',
  path: '/api/dialogues',
  permit: 'dialogue.keep',
  effect: 'write',
  summary: 'Plans a policy dialogue: place, day, agenda, policies, bodies and groups invited',
  body: z.strictObject({ ...plan, client_ref: id.optional() }),
  reply: Made,
})

export const changeDialogueContract = contract({
  method: 'PUT',
  path: '/api/dialogues/:dialogue_id',
  permit: 'dialogue.keep',
  effect: 'write',
  summary: 'Says anew what is planned and who came',
  params,
  body: z.strictObject({ ...plan, version, client_ref: id.optional() }),
  reply: Made,
})

export const moveDialogueContract = contract({
  method: 'POST',
  path: '/api/dialogues/:dialogue_id/move',
  permit: 'dialogue.keep',
  effect: 'write',
  summary: 'Held, called off, or planned again',
  params,
  body: z.strictObject({ version, move: z.enum(dialogueMoves) }),
  reply: Made.extend({ status: z.enum(dialogueStates) }),
})

export const DialogueLine = z.strictObject({
  id,
  title: z.string(),
  level: z.enum(levels),
  place_id: z.string(),
  place_name: z.string(),
  held_on: day,
  from_time: z.string().nullable(),
  status: z.enum(dialogueStates),
  agency_name: z.string(),
  bodies: z.int(),
  attended: z.int(),
  voices: z.int(),
})
export type DialogueLine = z.infer<typeof DialogueLine>

const filter = {
  q: text({ max: 100 }).optional(),
  status: z.enum(dialogueStates).optional(),
  level: z.enum(levels).optional(),
}
export const listDialoguesContract = contract({
  method: 'GET',
  path: '/api/dialogues',
  permit: 'dialogue.read',
  effect: 'read',
  summary: 'Dialogues of my province, latest first',
  query: z.strictObject({
    ...filter,
    ...pageQuery,
    after: cursor(z.tuple([z.iso.date(), z.uuid()])).optional(),
  }),
  reply: z.strictObject({ items: z.array(DialogueLine), next: z.string().nullable() }),
})

export const exportDialoguesContract = contract({
  method: 'GET',
  path: '/api/dialogues/export',
  permit: 'dialogue.read',
  effect: 'read',
  summary: 'The list as XLSX',
  query: z.strictObject(filter),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const DialogueFile = DialogueLine.extend({
  version,
  agency_id: id,
  until_time: z.string().nullable(),
  venue: z.string().nullable(),
  form: z.enum(forms),
  chair: z.string().nullable(),
  conclusion: z.string().nullable(),
  mine: z.boolean(),
  agenda: z.array(
    z.strictObject({
      title: z.string(),
      topic: z.string().nullable(),
      at: z.string().nullable(),
      body_id: id.nullable(),
      body_name: z.string().nullable(),
      speaker: z.string().nullable(),
    }),
  ),
  policies: z.array(
    z.strictObject({
      title: z.string(),
      body_id: id.nullable(),
      body_name: z.string().nullable(),
      speaker: z.string().nullable(),
    }),
  ),
  parties: z.array(
    z.strictObject({
      id,
      kind: z.enum(['body', 'group']),
      agency_id: id.nullable(),
      name: z.string().nullable(),
      group: z.enum(groups).nullable(),
      invited: z.int().nullable(),
      coming: z.enum(comings),
      attended: z.int().nullable(),
      female: z.int().nullable(),
    }),
  ),
  files: z.array(DialoguePicture),
  /** From the hall to the reading back: how many, and of how many people. */
  way: z.strictObject({
    said: z.int(),
    askers: z.int(),
    left: z.int(),
    petitions: z.int(),
    given: z.int(),
    answered: z.int(),
    noted: z.int(),
    overdue: z.int(),
    read_back: z.int(),
    heard: z.int(),
  }),
})
export type DialogueFile = z.infer<typeof DialogueFile>

export const readDialogueContract = contract({
  method: 'GET',
  path: '/api/dialogues/:dialogue_id',
  permit: 'dialogue.read',
  effect: 'read',
  summary: 'One dialogue: agenda, policies, who was there, and how far its questions have come',
  params,
  reply: DialogueFile,
})

export const printMinutesContract = contract({
  method: 'GET',
  path: '/api/dialogues/:dialogue_id/minutes',
  permit: 'dialogue.keep',
  effect: 'read',
  summary: 'The minutes as DOCX: who was there, what was said and answered, without names of those who asked',
  params,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const printInvitationsContract = contract({
  method: 'GET',
  path: '/api/dialogues/:dialogue_id/invitations',
  permit: 'dialogue.keep',
  effect: 'read',
  summary: 'A letter to each body and group that is invited, with the agenda, in one DOCX; or to one of them',
  params,
  query: z.strictObject({ party_id: id.optional() }),
  reply: z.custom<FileReply>(),
  file: docx,
})

export const printAgendaContract = contract({
  method: 'GET',
  path: '/api/dialogues/:dialogue_id/agenda',
  permit: 'dialogue.keep',
  effect: 'read',
  summary: 'The agenda on one page for the hall, as DOCX',
  params,
  reply: z.custom<FileReply>(),
  file: docx,
})
