import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant } from '#kernel/shapes.ts'
import { caseFilters, caseParams } from './case.contract.ts'
import { Danger } from './case.shapes.ts'
import { followUpKinds, followUpPurposes } from './follow-up.life.ts'

export const readWorkContract = contract({
  method: 'GET',
  path: '/api/cases/work',
  permit: 'case.work',
  effect: 'read',
  summary:
    'What my cases ask of me: planned contacts until tomorrow night, decisions due, notes to read; most late first',
  reply: z.strictObject({
    follow_ups: z.array(
      z.strictObject({
        id,
        case_id: id,
        code: z.string(),
        danger: Danger,
        kind: z.enum(followUpKinds),
        purpose: z.enum(followUpPurposes),
        due_from: instant,
        due_until: instant,
      }),
    ),
    decisions: z.array(z.strictObject({ id, case_id: id, code: z.string(), due_on: day })),
    /** Hand-over notes and supervisors' notes that nobody has confirmed yet. */
    notes: z.array(
      z.strictObject({
        id,
        case_id: id,
        code: z.string(),
        kind: z.enum(['hand_over', 'supervisor']),
        written_at: instant,
        written_by: z.string(),
      }),
    ),
  }),
})
export type CaseWork = z.infer<typeof readWorkContract.reply>

export const readLoadContract = contract({
  method: 'GET',
  path: '/api/cases/load',
  permit: 'case.assign',
  effect: 'read',
  summary: 'Load of each worker of the agencies I supervise: open cases by danger, contacts that are late',
  reply: z.strictObject({
    workers: z.array(
      z.strictObject({
        staff_id: id,
        name: z.string(),
        open: z.int(),
        pressing: z.int(),
        medium: z.int(),
        other: z.int(),
        overdue: z.int(),
      }),
    ),
  }),
})

/** Why a list leaves the house; a code, so that the address tells nothing. */
export const exportReasons = ['report', 'supervision', 'planning', 'inspection', 'own_work'] as const

export const exportCasesContract = contract({
  method: 'GET',
  path: '/api/cases/export',
  permit: 'case.export',
  effect: 'read',
  summary: 'The list of cases as it is narrowed, as XLSX: numbers and codes, no names and no words. Recorded',
  query: z.strictObject({ ...caseFilters, reason: z.enum(exportReasons) }),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

/** Forms that may be printed from a case. */
export const printParts = [
  'file',
  'assessment',
  'plan',
  'progress',
  'services',
  'follow_up',
  'closure',
  'story',
] as const

export const notePrintContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/prints',
  permit: 'case.read',
  effect: 'write',
  summary: 'Records that forms of a case are printed, and which, before they are',
  params: caseParams,
  body: z.strictObject({
    parts: z
      .array(z.enum(printParts))
      .min(1)
      .max(8)
      .refine((parts) => new Set(parts).size === parts.length, { error: 'input.not_offered' }),
  }),
  reply: z.strictObject({ id, printed_at: instant }),
})
