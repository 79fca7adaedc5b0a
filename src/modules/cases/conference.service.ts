import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockCase, lockOpenCase, refuseUnassigned, touchCase } from './case.queries.ts'
import { caseKey } from './case.seal.ts'
import { mark, refuseFuture } from './case.service.ts'
import { lookAtCase, opener } from './case-look.queries.ts'
import { changeRow, getRow } from './case-row.queries.ts'
import type * as contracts from './conference.contract.ts'
import { type DecisionState, nextDecisionState } from './conference.life.ts'
import { insertConference, listConferences, listDecisions, listParticipants } from './conference.queries.ts'

const minutesAt = (id: string) => ({ table: 'case_conference', column: 'sealed_minutes', row: id })
const nameAt = (conferenceId: string, position: number) => ({
  table: 'conference_participant',
  column: 'sealed_name',
  row: `${conferenceId}/${position}`,
})
const decisionAt = (id: string) => ({ table: 'conference_decision', column: 'sealed_words', row: id })

/** Case conferences; minutes, outside names and decisions in words only for those who work on the case. */
export function readConferences(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readConferencesContract>,
): Promise<contracts.ConferencesView> {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'conferences')
    const open = opener(ctx, look)
    const conferences = await listConferences(trx, look.id, look.assigned)
    const sat = Map.groupBy(await listParticipants(trx, look.id, look.assigned), (one) => one.conference_id)
    const decided = Map.groupBy(await listDecisions(trx, look.id, look.assigned), (one) => one.conference_id)
    return {
      assigned: look.assigned,
      conferences: conferences.map(({ sealed_minutes, ...conference }) => ({
        ...conference,
        held_at: conference.held_at.toISOString(),
        minutes: open(minutesAt(conference.id), sealed_minutes),
        participants: (sat.get(conference.id) ?? []).map((one) => ({
          role: one.role,
          staff_name: one.staff_name,
          name: open(nameAt(conference.id, one.position), one.sealed_name),
        })),
        decisions: (decided.get(conference.id) ?? []).map(
          ({ sealed_words, conference_id: _, ...decision }) => ({
            ...decision,
            state_at: decision.state_at.toISOString(),
            words: open(decisionAt(decision.id), sealed_words),
          }),
        ),
      })),
    } as contracts.ConferencesView
  })
}

/** Writes a case conference. Refuses with `support.in_future`. */
export function holdConference(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.holdConferenceContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    refuseFuture(ctx, body.held_at)
    const key = caseKey(ctx, found.id, found.sealed_key)
    const id = newId()
    await insertConference(
      trx,
      {
        id,
        case_id: found.id,
        province_id: found.province_id,
        held_at: body.held_at,
        mode: body.mode,
        written_by: ctx.session.staffId,
        sealed_minutes: key.seal(minutesAt(id), body.minutes),
      },
      body.participants.map(({ role, staff_id, name }, at) => ({
        conference_id: id,
        case_id: found.id,
        position: at + 1,
        role,
        staff_id: staff_id ?? null,
        sealed_name: name ? key.seal(nameAt(id, at + 1), name) : null,
      })),
      body.decisions.map(({ words, owner_id, ...decision }) => {
        const decisionId = newId()
        return {
          id: decisionId,
          conference_id: id,
          case_id: found.id,
          ...decision,
          owner_id: owner_id ?? null,
          state_at: ctx.now(),
          changed_by: ctx.session.staffId,
          sealed_words: key.seal(decisionAt(decisionId), words),
        }
      }),
    )
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}

/** Moves a decision along its life, also after closing. Refuses with `decision.wrong_state`, `version.stale`. */
export function moveDecision(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveDecisionContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const row = await getRow(trx, 'conference_decision', found.id, params.decision_id)
    const state = nextDecisionState(row.state as DecisionState, body.move)
    if (!state) throw new Refusal('decision.wrong_state', { id: row.id, state: row.state })
    sameVersion(body.version, row.version)
    await touchCase(trx, found.id, mark(ctx))
    const changed = await changeRow(trx, 'conference_decision', row.id, {
      state,
      state_at: ctx.now(),
      changed_by: ctx.session.staffId,
    })
    return { ...changed, state }
  })
}
