import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { listKinds, listPhases } from './initiative.queries.ts'
import type { setRhythmContract } from './kind.contract.ts'

/** Kinds with how often each has to meet, and phases. */
export function showKinds(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const rhythms = Map.groupBy(
      await trx
        .selectFrom('initiative_rhythm')
        .select(['kind_code', 'valid_from', 'months', 'source'])
        .orderBy('valid_from', 'desc')
        .execute(),
      (row) => row.kind_code,
    )
    return {
      kinds: (await listKinds(trx)).map(({ members, valid_from: _, ...kind }) => ({
        ...kind,
        form: kind.form as 'model',
        listed: members === 'listed',
        rhythms: (rhythms.get(kind.code) ?? []).map(({ kind_code: _, ...row }) => row),
      })),
      phases: await listPhases(trx),
    }
  })
}

/** Sets how often a kind has to meet from a day on; a day set before is set anew. Recorded by the table's trigger. */
export function setRhythm(ctx: Context, { params, body }: RequestOf<typeof setRhythmContract>) {
  return inTransaction(ctx, async (trx) => {
    const said = {
      months: body.months,
      source: body.basis,
      mark: 'R',
      edited_at: ctx.now(),
      edited_by: ctx.session.staffId,
    }
    await trx
      .insertInto('initiative_rhythm')
      .values({ ...said, kind_code: params.kind, valid_from: body.from_on })
      .onConflict((met) => met.columns(['kind_code', 'valid_from']).doUpdateSet(said))
      .execute()
    return { kind: params.kind, valid_from: body.from_on, months: body.months }
  })
}
