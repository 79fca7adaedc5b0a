import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { stayWarnings } from './shelter.codes.ts'
import { lockStay } from './stay.queries.ts'
import { sealed, stayKey, visitAt } from './stay.seal.ts'
import { refuseAhead } from './take-in.service.ts'
import type { addVisitContract } from './visit.contract.ts'
import { againstVisit, type VisitRules } from './visit.rule.ts'

/**
 * Somebody came to see her, or asked for her. Refuses with `record.not_found`, `stay.in_future`, `stay.before_arrival`,
 * `visit.after_leaving` and, where it says that they met, with what the rules of the house or her own wish are against.
 */
export function addVisit(ctx: Context, { params, body }: RequestOf<typeof addVisitContract>) {
  return inTransaction(ctx, async (trx) => {
    const stay = await lockStay(trx, params.stay_id)
    refuseAhead(ctx, body.came_at)
    const came = new Date(body.came_at)
    if (came < stay.arrived_at) throw new Refusal('stay.before_arrival', { id: stay.id })
    if (stay.left_at && came > stay.left_at) throw new Refusal('visit.after_leaving', { id: stay.id })
    const { rows } = await sql<VisitRules & { warnings: (typeof stayWarnings)[number][]; clock: string }>`
      select h.location_class, h.visits, h.visit_place, to_char(h.visit_from, 'HH24:MI') as visit_from, to_char(h.visit_until, 'HH24:MI') as visit_until,
             h.visit_persons, s.warnings, to_char(${body.came_at}::timestamptz at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI') as clock
      from   shelter_stay s join shelter_house h on h.id = s.house_id where s.id = ${stay.id}`.execute(trx)
    const [rules] = rows
    if (!rules) throw new Refusal('record.not_found', { id: stay.id })
    const fault = againstVisit(rules, rules.warnings, { ...body, clock: rules.clock })
    if (fault) throw new Refusal(fault, { id: stay.id })
    const id = newId()
    await trx
      .insertInto('shelter_visit')
      .values({
        id,
        stay_id: stay.id,
        case_id: stay.case_id,
        house_id: stay.house_id,
        agency_id: stay.agency_id,
        visitor: body.visitor,
        persons: body.persons,
        at_place: body.at_place,
        came_at: body.came_at,
        answer: body.answer,
        reason: body.reason ?? null,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: body.words ? sealed(stayKey(ctx, stay), visitAt(id), body.words) : null,
      })
      .execute()
    return { id }
  })
}
