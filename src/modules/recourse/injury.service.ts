import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockOpenCase, touchCase } from '#modules/cases/index.ts'
import type { addInjuryContract, moveInjuryContract } from './injury.contract.ts'
import { certificateLife, expertiseLife } from './recourse.life.ts'
import { lockWorkedCase, refuseFuture, sealedChanges, sealerOf } from './recourse.seal.ts'

/** Records injuries as seen. Refuses with `recourse.in_future`. */
export function addInjury(ctx: Context, { params, body }: RequestOf<typeof addInjuryContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    refuseFuture(ctx, body.seen_on)
    const id = newId()
    await trx
      .insertInto('injury')
      .values({
        id,
        case_id: found.id,
        province_id: found.province_id,
        seen_on: body.seen_on,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: sealerOf(ctx, found, 'injury', id)('sealed_words', body.words),
      })
      .execute()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { id, version: 1 }
  })
}

/**
 * Moves the certificate or the expert opinion along its life. Refuses with `injury.wrong_state`, `version.stale`,
 * `recourse.in_future`, and `recourse.before_it_began` when a result is older than its request.
 */
export function moveInjury(ctx: Context, { params, body }: RequestOf<typeof moveInjuryContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockWorkedCase(trx, params.case_id)
    const { rows } = await sql<{
      certificate: keyof typeof certificateLife
      expertise: keyof typeof expertiseLife
      expertise_asked_on: string | null
      seen_on: string
      version: number
    }>`select certificate, expertise, expertise_asked_on, seen_on, version from injury
       where id = ${params.injury_id} and case_id = ${found.id} for update`.execute(trx)
    const injury = rows[0]
    if (!injury) throw new Refusal('record.not_found', { id: params.injury_id })
    sameVersion(body.version, injury.version)
    const certificate = certificateLife[injury.certificate][body.move]
    const expertise = expertiseLife[injury.expertise][body.move]
    if (!certificate && !expertise)
      throw new Refusal('injury.wrong_state', { id: params.injury_id, move: body.move })
    refuseFuture(ctx, body.on)
    const since = body.move.startsWith('expertise')
      ? (injury.expertise_asked_on ?? injury.seen_on)
      : injury.seen_on
    if (body.on < since) throw new Refusal('recourse.before_it_began', { since })

    const changed = await trx
      .updateTable('injury')
      .set({
        ...(certificate ? { certificate } : {}),
        ...(certificate === 'got' ? { certificate_on: body.on } : {}),
        ...(expertise ? { expertise } : {}),
        ...(expertise === 'asked' ? { expertise_by: body.by ?? null, expertise_asked_on: body.on } : {}),
        ...(expertise === 'resulted'
          ? { expertise_result_on: body.on, expertise_percent: body.percent ?? null }
          : {}),
        ...sealedChanges(sealerOf(ctx, found, 'injury', params.injury_id), { sealed_body: body.body }),
        version: sql<number>`version + 1`,
      })
      .where('id', '=', params.injury_id)
      .returning(['id', 'version', 'certificate', 'expertise'])
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return changed
  })
}
