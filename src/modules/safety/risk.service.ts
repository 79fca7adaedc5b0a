import { type Context, entered, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import { closeDraft } from '#modules/access/index.ts'
import type { Danger } from '#modules/cases/danger.rule.ts'
import { caseKey, foundDanger, lockOpenCase } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { assessRiskContract, Instrument, RiskView, readRiskContract } from './risk.contract.ts'
import { findInstrument, findReviewDays, findRisk } from './risk.queries.ts'
import { dangerOf, type RiskAnswer, scoreOf } from './risk.rule.ts'

const at = (column: string, row: string) => ({ table: 'risk_assessment', column, row })

/** The questions in force today. Refuses with `risk.no_instrument` when an installation has none. */
export function readInstrument(ctx: Context): Promise<Instrument> {
  return entered(ctx.db, ctx.session.tokenHash, (trx) => instrumentToday(trx, ctx))
}

async function instrumentToday(trx: Writer, ctx: Context): Promise<Instrument> {
  const found = await findInstrument(trx, dayInVietNam(ctx.now()))
  if (!found) throw new Refusal('risk.no_instrument')
  return found
}

/** How the danger of a case was judged over time. Recorded. Refuses with `record.not_found`. */
export function readRisk(ctx: Context, { params }: RequestOf<typeof readRiskContract>): Promise<RiskView> {
  return inTransaction(ctx, async (trx) => {
    const row = await findRisk(trx, params.case_id)
    if (!row) throw new Refusal('record.not_found', { id: params.case_id })
    const { sealed_key, items, ...shown } = row
    const key: RecordKey | undefined = sealed_key ? caseKey(ctx, row.case_id, sealed_key) : undefined
    return {
      ...shown,
      items: items.map(({ sealed_reason, sealed_answers, ...item }) => ({
        ...item,
        reason:
          key && sealed_reason ? key.open(at('sealed_reason', item.id), fromBase64(sealed_reason)) : null,
        answers:
          key && sealed_answers
            ? (key.openJson(at('sealed_answers', item.id), fromBase64(sealed_answers)) as Record<
                string,
                RiskAnswer
              >)
            : null,
      })),
    }
  })
}

/**
 * One look at the danger. The higher of score and judgement stands; the case rises to it by itself and falls to it only
 * when the worker says so. Refuses with `version.stale`, `case.not_assigned`, `case.wrong_state`,
 * `risk.instrument_old` when another edition is in force by now, `risk.question_unknown`.
 */
export function assessRisk(ctx: Context, { params, body }: RequestOf<typeof assessRiskContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    sameVersion(body.version, found.version)
    const scale = await instrumentToday(trx, ctx)
    if (scale.code !== body.instrument_code || scale.edition !== body.edition)
      throw new Refusal('risk.instrument_old', { edition: scale.edition })
    const answers: Record<string, RiskAnswer> = {}
    for (const { question, answer } of body.answers) {
      const asked = scale.questions.find(({ code }) => code === question)
      if (!asked?.answers.includes(answer)) throw new Refusal('risk.question_unknown', { question })
      answers[question] = answer
    }
    const score = scoreOf(scale, answers)
    const danger = dangerOf(score.danger, body.judged_danger)
    const now = ctx.now()
    const id = newId()
    const key = caseKey(ctx, found.id, found.sealed_key)
    const after = await foundDanger(trx, ctx, found, danger, body.lower)
    const review_on = await reviewOn(trx, after.danger, dayInVietNam(now))
    await trx
      .insertInto('risk_assessment')
      .values({
        id,
        case_id: found.id,
        assessed_at: now,
        assessed_by: ctx.session.staffId,
        instrument_code: scale.code,
        edition: scale.edition,
        score: score.score,
        answered: score.answered,
        left_open: score.left_open,
        score_danger: score.danger,
        judged_danger: body.judged_danger,
        danger,
        danger_before: after.before,
        review_on,
        sealed_answers: key.sealJson(at('sealed_answers', id), answers),
        sealed_reason: key.seal(at('sealed_reason', id), body.reason),
      })
      .execute()
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return {
      id,
      version: after.version,
      score: score.score,
      score_danger: score.danger,
      danger,
      case_danger: after.danger,
      review_on,
    }
  })
}

/** The day by which danger of this level is looked at again. */
async function reviewOn(trx: Writer, danger: Danger, today: string): Promise<string> {
  const days = await findReviewDays(trx, danger, today)
  if (days === undefined) throw new Error(`no rule says when ${danger} danger is looked at again`)
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function fromBase64(sealed: string): Buffer {
  return Buffer.from(sealed, 'base64')
}
