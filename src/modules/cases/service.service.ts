import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockOpenCase, touchCase } from './case.queries.ts'
import { caseKey } from './case.seal.ts'
import { mark, refuseFuture } from './case.service.ts'
import { lookAtCase, opener } from './case-look.queries.ts'
import { changeRow, getRow } from './case-row.queries.ts'
import { countPersonsOf } from './person.queries.ts'
import type * as contracts from './service.contract.ts'
import { insertService, listServices } from './service.queries.ts'

const noteAt = (id: string) => ({ table: 'service_given', column: 'sealed_note', row: id })
const partnerAt = (id: string) => ({ table: 'service_given', column: 'sealed_provider', row: id })

/** Help given in a case; words only for those who work on it. Refuses with `record.not_found`. */
export function readServices(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readServicesContract>,
): Promise<contracts.ServicesView> {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'services')
    const open = opener(ctx, look)
    const rows = await listServices(trx, look.id, look.assigned)
    return {
      assigned: look.assigned,
      services: rows.map(({ sealed_provider, sealed_note, given_at, ...row }) => ({
        ...row,
        given_at: given_at.toISOString(),
        partner: open(partnerAt(row.id), sealed_provider),
        note: open(noteAt(row.id), sealed_note),
      })),
    } as contracts.ServicesView
  })
}

/** Records help that was given. Refuses with `record.not_found` (a person of another case), `support.in_future`. */
export function giveService(ctx: Context, { params, body }: RequestOf<typeof contracts.giveServiceContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    refuseFuture(ctx, body.given_at)
    if ((await countPersonsOf(trx, found.id, body.person_ids)) !== body.person_ids.length)
      throw new Refusal('record.not_found', { id: found.id })
    const id = newId()
    const key = caseKey(ctx, found.id, found.sealed_key)
    await insertService(
      trx,
      {
        id,
        case_id: found.id,
        province_id: found.province_id,
        kind: body.kind,
        provider: body.partner ? 'partner' : 'own',
        given_at: body.given_at,
        given_by: body.partner ? null : ctx.session.staffId,
        recorded_by: ctx.session.staffId,
        sealed_provider: body.partner ? key.seal(partnerAt(id), body.partner) : null,
        sealed_note: body.note ? key.seal(noteAt(id), body.note) : null,
      },
      body.person_ids,
    )
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1, state: 'given' as const }
  })
}

/** Takes back what was written by mistake; the reason joins the note. Refuses with `service.wrong_state`, `version.stale`. */
export function withdrawService(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawServiceContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const row = await getRow(trx, 'service_given', found.id, params.service_id)
    if (row.state !== 'given') throw new Refusal('service.wrong_state', { id: row.id, state: row.state })
    sameVersion(body.version, row.version)
    const key = caseKey(ctx, found.id, found.sealed_key)
    const before = row.sealed_note ? `${key.open(noteAt(row.id), row.sealed_note)}\n` : ''
    await touchCase(trx, found.id, mark(ctx))
    const changed = await changeRow(trx, 'service_given', row.id, {
      state: 'withdrawn',
      sealed_note: key.seal(noteAt(row.id), before + body.note),
    })
    return { ...changed, state: 'withdrawn' as const }
  })
}
