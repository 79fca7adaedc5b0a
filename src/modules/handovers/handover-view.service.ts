import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { caseKey, findDanger, listPersonsOf, lookAtCase } from '#modules/cases/index.ts'
import type { HandoversView, readHandoversContract } from './handover.contract.ts'
import { type HandoverRow, lastCheck, listHandovers } from './handover.queries.ts'
import { answerOfCheck } from './handover.rule.ts'
import { openHandover } from './handover.seal.ts'

/** Hand-overs of a case, words for those who work on it. Refuses with `record.not_found`. */
export function readHandovers(
  ctx: Context,
  { params }: RequestOf<typeof readHandoversContract>,
): Promise<HandoversView> {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'person_handovers')
    const rows = await listHandovers(trx, look.id, look.assigned)
    const key = look.assigned && rows.length > 0 ? caseKey(ctx, look.id, look.sealed_key) : undefined
    const check = await lastCheck(trx, look.id)
    const danger = await findDanger(trx, look.id)
    const persons = (await listPersonsOf(trx, look.id)).filter((person) => person.part !== 'alleged')
    return {
      works_on: look.assigned,
      open: look.status === 'open',
      check: {
        answer: answerOfCheck(
          check && { checkedAt: check.checked_at, danger: check.danger, planReviewed: check.plan_reviewed },
          { at: ctx.now(), danger },
        ),
        checked_at: check?.checked_at.toISOString() ?? null,
        danger,
      },
      persons: persons.map(({ id, part, sex, age_years }) => ({
        id,
        part,
        sex,
        age_years,
        last: lastOf(rows, id),
      })),
      handovers: rows.map((row) => {
        const { sealed_content, sealed_signers, sealed_outcome, ...shown } = row
        return {
          ...shown,
          happened_at: row.happened_at.toISOString(),
          signed_at: row.signed_at?.toISOString() ?? null,
          ...openHandover(key, row),
        }
      }),
    } as HandoversView
  })
}

/** Rows come newest first. */
function lastOf(rows: readonly HandoverRow[], personId: string): HandoverRow['direction'] | null {
  const signed = rows.find(
    (row) =>
      (row.status === 'done' || row.status === 'confirmed') && row.persons.some((one) => one.id === personId),
  )
  return signed?.direction ?? null
}
