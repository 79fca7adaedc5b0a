import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'
import { ClosedReason } from './case.shapes.ts'
import { closingAgreements, closingAnswers, closureSignerRoles } from './closure.codes.ts'

const SignerRole = z.enum(closureSignerRoles)

/** What still stands open in a case: shown before closing, and kept with the minute. */
export const OpenThings = z.strictObject({
  needs: z.int(),
  emergency_needs: z.int(),
  goals: z.int(),
  follow_ups: z.int(),
  decisions: z.int(),
  /** Limits of the law that still run, by their code. */
  clocks: z.array(z.string()),
  /** What later modules keep open, by their own word. */
  others: z.array(z.strictObject({ kind: z.string(), n: z.int() })),
})
export type OpenThings = z.infer<typeof OpenThings>

export const readClosingContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/closing',
  permit: 'case.read',
  effect: 'read',
  summary: 'What stands open before closing, the last contact, and the minutes of past closings. Recorded',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    open: OpenThings,
    last_contact_at: instant,
    /** From then on "no contact for one month" may be the reason (rule CM-LOST). */
    lost_from: instant.nullable(),
    closures: z.array(
      z.strictObject({
        id,
        closed_at: instant,
        written_by: z.string(),
        reason: ClosedReason,
        met_on: day.nullable(),
        needs_met: z.enum(closingAnswers).nullable(),
        plan_complete: z.enum(closingAnswers).nullable(),
        safety_reviewed: z.boolean().nullable(),
        told_may_return: z.boolean().nullable(),
        agrees: z.enum(closingAgreements).nullable(),
        open_needs: z.int(),
        open_goals: z.int(),
        open_follow_ups: z.int(),
        open_decisions: z.int(),
        open_clocks: z.int(),
        words: z.string().nullable(),
        version,
        signers: z.array(
          z.strictObject({ role: SignerRole, name: z.string().nullable(), signed_at: instant }),
        ),
      }),
    ),
  }),
})
export type ClosingView = z.infer<typeof readClosingContract.reply>

export const signClosureContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/closures/:closure_id/signers',
  permit: 'case.close',
  effect: 'write',
  summary: 'Records who signed the closing minute on paper, and when',
  params: z.strictObject({ case_id: id, closure_id: id }),
  body: z.strictObject({ role: SignerRole, name: text({ max: 120 }), signed_at: instant }),
  reply: z.strictObject({ id, version }),
})
