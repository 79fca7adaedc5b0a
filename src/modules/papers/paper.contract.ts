import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { dropReasons, paperKinds } from './paper.codes.ts'
import { paperMoves, paperStates } from './paper.life.ts'
import { taskStandings } from './task.rule.ts'

const params = z.strictObject({ paper_id: id })
const money = z.int().min(0).max(100_000_000_000_000)
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A body: one of ours, or its name where it has no row here. */
const oneOf = (given: string, named: string) => (body: object) =>
  ((body as Record<string, unknown>)[given] === undefined) !==
  ((body as Record<string, unknown>)[named] === undefined)

export const taskFields = {
  what: text({ min: 3, max: 600 }),
  owner_id: id.optional(),
  owner_name: text({ max: 200 }).optional(),
  due_on: day,
  /** How many held activities make it done. */
  wanted: z.int().min(1).max(10_000).default(1),
  money_vnd: money.optional(),
}
export const hasOneOwner = oneOf('owner_id', 'owner_name')
export const ownerAsked = { path: ['owner_name'], error: 'papers.one_owner' }

const frame = {
  kind: z.enum(paperKinds),
  subject: text({ min: 3, max: 600 }),
  number: text({ max: 80 }).optional(),
  issued_on: day.optional(),
  signer: text({ max: 120 }).optional(),
  issuer_id: id.optional(),
  issuer_name: text({ max: 200 }).optional(),
  from_on: day,
  /** The last day on which it holds. */
  until_on: day.optional(),
  money_vnd: money.optional(),
  note: text({ max: 2000 }).optional(),
}
const hasOneIssuer = oneOf('issuer_id', 'issuer_name')
const issuerAsked = { path: ['issuer_name'], error: 'papers.one_issuer' }
const daysFit = (body: { from_on: string; until_on?: string | undefined }) =>
  (body.until_on ?? body.from_on) >= body.from_on
const daysAsked = { path: ['until_on'], error: 'papers.ends_before_start' }

const State = z.enum(paperStates)
const Changed = z.strictObject({ id, version, state: State })

export const recordPaperContract = contract({
  method: 'POST',
  path: '/api/papers',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Enters a paper with its tasks: in force once it has its number and day, a draft until then',
  body: z
    .strictObject({
      ...frame,
      tasks: z.array(z.strictObject(taskFields).refine(hasOneOwner, ownerAsked)).max(100).default([]),
      client_ref: id.optional(),
    })
    .refine(hasOneIssuer, issuerAsked)
    .refine(daysFit, daysAsked),
  reply: Changed,
})

export const PaperLine = z.strictObject({
  id,
  version,
  kind: z.enum(paperKinds),
  subject: z.string(),
  number: z.string().nullable(),
  issued_on: day.nullable(),
  issuer: z.string(),
  from_on: day,
  until_on: day.nullable(),
  state: State,
  tasks: z.int(),
  done: z.int(),
  /** Past their day: late and silent together. */
  late: z.int(),
  mine: z.boolean(),
})
export type PaperLine = z.infer<typeof PaperLine>

const narrowed = {
  q: text({ max: 100 }).optional(),
  kind: z.enum(paperKinds).optional(),
  state: State.optional(),
  /** Holds on some day of this year. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
}
const latestFirst = z.tuple([day, z.uuid()])

export const listPapersContract = contract({
  method: 'GET',
  path: '/api/papers',
  permit: 'paper.read',
  effect: 'read',
  summary: 'Papers of my province, latest first, with how many of their tasks are done or late',
  query: z.strictObject({ ...narrowed, ...pageQuery, after: cursor(latestFirst).optional() }),
  reply: z.strictObject({ items: z.array(PaperLine), next: z.string().nullable() }),
})

export const exportPapersContract = contract({
  method: 'GET',
  path: '/api/papers/export',
  permit: 'paper.read',
  effect: 'read',
  summary: 'The register of papers as XLSX, as it is narrowed; recorded',
  query: z.strictObject(narrowed),
  file: xlsx,
  reply: z.custom<FileReply>(),
})

export const TaskLine = z.strictObject({
  id,
  version,
  paper_id: id,
  paper: z.string(),
  what: z.string(),
  owner: z.string(),
  owner_id: id.nullable(),
  due_on: day,
  wanted: z.int(),
  counted: z.int(),
  words: z.int(),
  money_vnd: z.number().nullable(),
  dropped_why: z.enum(dropReasons).nullable(),
  standing: z.enum(taskStandings),
  /** My body owes it. */
  owed: z.boolean(),
  /** My body keeps the paper. */
  mine: z.boolean(),
})
export type TaskLine = z.infer<typeof TaskLine>

export const readPaperContract = contract({
  method: 'GET',
  path: '/api/papers/:paper_id',
  permit: 'paper.read',
  effect: 'read',
  summary: 'One paper with its tasks, its life and its signed copy',
  params,
  reply: PaperLine.extend({
    agency: z.string(),
    issuer_id: id.nullable(),
    signer: z.string().nullable(),
    money_vnd: z.number().nullable(),
    note: z.string().nullable(),
    replaced_by: z.strictObject({ id, label: z.string() }).nullable(),
    replaces: z.array(z.strictObject({ id, label: z.string() })),
    task_list: z.array(TaskLine),
    steps: z.array(
      z.strictObject({
        state: State,
        on_day: day,
        words: z.string().nullable(),
        by: z.string(),
        recorded_at: instant,
      }),
    ),
    files: z.array(
      z.strictObject({
        id,
        version,
        name: z.string(),
        media_type: z.string(),
        bytes: z.int(),
        uploaded_at: instant,
      }),
    ),
  }),
})
export type PaperView = z.infer<typeof readPaperContract.reply>

export const changePaperContract = contract({
  method: 'PUT',
  path: '/api/papers/:paper_id',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Corrects what is told of a paper; what was said before stays in the audit',
  params,
  body: z
    .strictObject({ version, ...frame, client_ref: id.optional() })
    .refine(hasOneIssuer, issuerAsked)
    .refine(daysFit, daysAsked),
  reply: Changed,
})

export const movePaperContract = contract({
  method: 'POST',
  path: '/api/papers/:paper_id/move',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Issued, replaced by another, ended, in force again, withdrawn',
  params,
  body: z
    .strictObject({
      version,
      move: z.enum(paperMoves),
      on: day,
      replaced_by: id.optional(),
      words: text({ max: 600 }).optional(),
    })
    .refine((body) => (body.move === 'replace') === (body.replaced_by !== undefined), {
      path: ['replaced_by'],
      error: 'papers.say_replacement',
    }),
  reply: Changed,
})

export const addPaperFileContract = contract({
  method: 'POST',
  path: '/api/papers/:paper_id/files',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Keeps the signed copy, sealed; of a picture only what shows neither place nor device',
  params,
  body: z.strictObject({ name: text({ max: 200 }) }),
  upload: { mostBytes: 15 * 1_048_576 },
  reply: z.strictObject({ id, version }),
})

export const readPaperFileContract = contract({
  method: 'GET',
  path: '/api/papers/:paper_id/files/:file_id',
  permit: 'paper.read',
  effect: 'read',
  summary: 'The signed copy itself',
  params: params.extend({ file_id: id }),
  file: 'application/octet-stream',
  reply: z.custom<FileReply>(),
})

export const removePaperFileContract = contract({
  method: 'POST',
  path: '/api/papers/:paper_id/files/:file_id/remove',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Hides a copy filed by mistake',
  params: params.extend({ file_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})
