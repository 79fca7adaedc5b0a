import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { lookAtCase, opener } from './case-look.queries.ts'
import { ActionWords, type PlansView, type readPlansContract } from './plan.contract.ts'
import { listActions, listGoals, listPlans, listProgress } from './plan.queries.ts'
import { actionAt, goalAt, progressAt, signerAt } from './plan.seal.ts'

const moment = (at: Date | string | null) => (at === null ? null : new Date(at).toISOString())

/** Every version of a plan with its goals; words only for those who work on the case. Refuses with `record.not_found`. */
export function readPlans(ctx: Context, { params }: RequestOf<typeof readPlansContract>): Promise<PlansView> {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'plans')
    const open = opener(ctx, look)
    const plans = await listPlans(trx, look.id, look.assigned, ctx.session.staffId)
    const goals = Map.groupBy(await listGoals(trx, look.id, look.assigned), (goal) => goal.plan_id)
    const actions = Map.groupBy(await listActions(trx, look.id, look.assigned), (action) => action.goal_id)
    const notes = Map.groupBy(await listProgress(trx, look.id, look.assigned), (note) => note.goal_id)
    return {
      assigned: look.assigned,
      plans: plans.map(({ sealed_signer, ...plan }) => ({
        ...plan,
        made_at: moment(plan.made_at),
        signed_at: moment(plan.signed_at),
        recorded_at: moment(plan.recorded_at),
        signer: open(signerAt(plan.id), sealed_signer),
        goals: (goals.get(plan.id) ?? []).map((goal) => ({
          id: goal.id,
          domain: goal.domain,
          need_id: goal.need_id,
          position: goal.position,
          emergency: goal.emergency,
          progress: goal.progress,
          progress_at: moment(goal.progress_at),
          words: open(goalAt(goal.id), goal.sealed_words),
          version: goal.version,
          actions: (actions.get(goal.id) ?? []).map((action) => {
            const said = open(actionAt(action.id), action.sealed_words)
            return {
              id: action.id,
              kind: action.kind,
              responsible: action.responsible,
              from_on: action.from_on,
              until_on: action.until_on,
              state: action.state,
              words: said === null ? null : ActionWords.parse(JSON.parse(said)),
              version: action.version,
            }
          }),
          history: (notes.get(goal.id) ?? []).map((note) => ({
            id: note.id,
            progress: note.progress,
            noted_at: moment(note.noted_at),
            noted_by: note.noted_by,
            words: open(progressAt(note.id), note.sealed_words),
          })),
        })),
      })),
    } as PlansView
  })
}
