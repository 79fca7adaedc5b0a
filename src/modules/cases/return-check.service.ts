import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { cancelClock, lockOpenClocksOf, startClock } from '#modules/clocks/index.ts'
import { dayInVietNam, loadCalendar } from '#modules/places/index.ts'
import { changeCase, lockOpenCase } from './case.queries.ts'
import { caseKey } from './case.seal.ts'
import { mark } from './case.service.ts'
import type { checkReturnContract } from './follow-up.contract.ts'
import { insertFollowUps, insertReturnCheck } from './follow-up.queries.ts'
import { contactsAfterReturn } from './return-check.rule.ts'

export const returnWordsAt = (id: string) => ({ table: 'return_check', column: 'sealed_words', row: id })

const startOf = (day: string) => new Date(`${day}T00:00:00+07:00`)
const workHours = { from: 'T08:00:00+07:00', until: 'T17:00:00+07:00' } as const

/**
 * She goes back or is taken back: writes the check, sets the danger of today, starts the months of follow-up that the
 * law asks for (CM-REINT) and plans each contact. Refuses with `version.stale`, `support.in_future`.
 */
export function checkReturn(ctx: Context, { params, body }: RequestOf<typeof checkReturnContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    sameVersion(body.version, found.version)
    if (body.returned_on > dayInVietNam(ctx.now())) throw new Refusal('support.in_future')
    const id = newId()
    await insertReturnCheck(trx, {
      id,
      case_id: found.id,
      province_id: found.province_id,
      how: body.how,
      returned_on: body.returned_on,
      checked_at: ctx.now(),
      checked_by: ctx.session.staffId,
      danger: body.danger,
      plan_reviewed: body.plan_reviewed,
      word_renewed: body.word_renewed,
      sealed_words: caseKey(ctx, found.id, found.sealed_key).seal(returnWordsAt(id), body.words),
    })
    for (const clock of await lockOpenClocksOf(trx, found.id, 'CM-REINT')) await cancelClock(trx, clock.id)
    const clock = await startClock(
      trx,
      {
        provinceId: found.province_id,
        agencyId: found.agency_id,
        recordKind: 'case',
        recordId: found.id,
        ruleCode: 'CM-REINT',
        startedAt: startOf(body.returned_on),
      },
      await loadCalendar(trx),
    )
    const last = clock.due_at ? dayInVietNam(clock.due_at) : body.returned_on
    const today = dayInVietNam(ctx.now())
    // One that would already be over is left out: nobody can make a call in the past.
    const contacts = contactsAfterReturn(body.returned_on, last).filter((each) => each.until >= today)
    await insertFollowUps(
      trx,
      contacts.map((contact) => ({
        id: newId(),
        case_id: found.id,
        province_id: found.province_id,
        kind: 'call',
        purpose: 'after_return',
        due_from: `${contact.from}${workHours.from}`,
        due_until: `${contact.until}${workHours.until}`,
        staff_id: found.manager_id ?? ctx.session.staffId,
        state_at: ctx.now(),
        return_check_id: id,
        planned_by: ctx.session.staffId,
        changed_by: ctx.session.staffId,
      })),
    )
    const changed = await changeCase(trx, found.id, mark(ctx), { danger: body.danger })
    return { id, version: 1, case_version: changed.version, follow_ups: contacts.length }
  })
}
