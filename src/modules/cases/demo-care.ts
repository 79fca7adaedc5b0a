import { inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { stepCase } from './case.service.ts'
import { moveCase } from './closure.service.ts'
import { holdConference } from './conference.service.ts'
import { planFollowUp, tellFollowUp } from './follow-up.service.ts'
import type { NeedKind } from './need.codes.ts'
import { addNeed, moveNeed } from './need.service.ts'
import { addGoal, approvePlan, draftPlan, progressGoal } from './plan.service.ts'
import { checkReturn } from './return-check.service.ts'
import { holdReview, supervise } from './review.service.ts'
import type { ServiceKind } from './service.codes.ts'
import { giveService } from './service.service.ts'

const hour = 3_600_000
const day = 24 * hour

/** A living case as the demo goes on with it. */
export interface DemoCase {
  id: string
  /** The manager's username. */
  manager: string
  version: number
  openedAt: Date
  personIds: readonly string[]
  /** Which of the five steps it has come to. */
  step: number
  n: number
}

const needs: readonly [NeedKind, string][] = [
  ['health', 'Khám lại vết đau, có người đi cùng. (Chuyện bịa.)'],
  ['psychological', 'Ngủ được, bớt giật mình. (Chuyện bịa.)'],
  ['livelihood', 'Có việc làm gần nhà. (Chuyện bịa.)'],
  ['education_work', 'Con không phải nghỉ học. (Chuyện bịa.)'],
]
const services: readonly ServiceKind[] = ['psychosocial', 'health', 'legal', 'needs_goods', 'papers']
const partners = ['Trạm y tế bịa', 'Trung tâm trợ giúp pháp lý bịa'] as const

/** Works on a living case up to its step: needs, a plan signed, services, contacts, a review; some close, one returns. */
export async function workOn(stage: DemoStage, one: DemoCase): Promise<void> {
  const { n } = one
  const params = { case_id: one.id }
  const at = (ms: number) => {
    const moment = new Date(Math.min(one.openedAt.getTime() + ms, stage.today.getTime() - 60_000))
    return stage.as(one.manager, moment)
  }
  const call = { params, query: undefined }
  const survivor = one.personIds.slice(0, 1)
  let version = one.version

  const [kind, words] = needs[n % needs.length] ?? ['other' as const, 'Cần người nghe. (Chuyện bịa.)']
  const need = await addNeed(at(5 * hour), {
    ...call,
    body: {
      kind,
      urgency: n % 3 === 0 ? 'emergency' : n % 3 === 1 ? 'soon' : 'long_term',
      words,
      person_id: survivor[0],
    },
  })
  if (one.step === 1) return

  const plan = await draftPlan(at(day), { params, query: undefined, body: undefined })
  const planParams = { ...params, plan_id: plan.id }
  const goal = await addGoal(at(day), {
    params: planParams,
    query: undefined,
    body: {
      domain: 'safety',
      need_id: need.id,
      emergency: n % 3 === 0,
      words: 'Chị và con sống yên, biết gọi ai khi có chuyện. (Chuyện bịa.)',
      actions: [
        {
          kind: services[n % services.length] ?? 'other',
          responsible: n % 2 ? 'partner' : 'worker',
          from_on: dayOf(at(day).now()),
          what: 'Đi cùng chị tới nơi cần tới. (Chuyện bịa.)',
          risk: 'Người đó đi theo.',
          handling: 'Hẹn ở nơi khác, báo trước cho công an phường.',
        },
      ],
    },
  })
  version = (await stepTo(2, version, at(day))).version
  if (one.step === 2) return

  const signed = at(2 * day).now()
  await approvePlan(
    stage.as('kiemhuan', new Date(Math.min(signed.getTime() + 2 * hour, stage.today.getTime()))),
    {
      params: planParams,
      query: undefined,
      body: { version: 1, signer_role: 'head', signer: 'Giám đốc bịa', signed_at: signed.toISOString() },
    },
  )
  version = (await stepTo(3, version, at(2 * day))).version
  for (let given = 0; given <= n % 2; given++)
    await giveService(at((2 + given) * day + hour), {
      ...call,
      body: {
        kind: services[(n + given) % services.length] ?? 'other',
        given_at: at((2 + given) * day)
          .now()
          .toISOString(),
        person_ids: [...survivor],
        note: 'Đã làm như hẹn. (Chuyện bịa.)',
        ...(given ? { partner: partners[n % 2] } : {}),
      },
    })
  const progress = one.step === 5 ? 'met' : 'in_progress'
  await progressGoal(at(4 * day), {
    params: { ...planParams, goal_id: goal.id },
    query: undefined,
    body: { version: 1, progress, done_ids: [] },
  })
  const contact = await planFollowUp(at(4 * day), {
    ...call,
    body: {
      kind: n % 2 ? 'call' : 'home_visit',
      purpose: 'plan',
      // Some are late today, some are due, some are to come.
      due_from: new Date(stage.today.getTime() + ((n % 5) - 3) * 20 * hour).toISOString(),
      due_until: new Date(stage.today.getTime() + ((n % 5) - 2) * 20 * hour).toISOString(),
    },
  })
  if (one.step === 3) return

  version = (await stepTo(4, version, at(6 * day))).version
  await moveNeed(at(6 * day), {
    params: { ...params, need_id: need.id },
    query: undefined,
    body: { version: 1, move: one.step === 5 ? 'meet' : 'meet_partly' },
  })
  await holdReview(at(7 * day), {
    ...call,
    body: { kind: 'monthly', changed: ['needs', 'services'], words: 'Kế hoạch còn hợp. (Chuyện bịa.)' },
  })
  if (n % 4 === 0)
    await supervise(stage.as('kiemhuan', at(8 * day).now()), {
      ...call,
      body: { attention: ['follow_up'], words: 'Nên hẹn lần theo dõi tiếp theo sớm hơn.' },
    })
  if (one.step === 4) return

  await tellFollowUp(at(9 * day), {
    params: { ...params, follow_up_id: contact.id },
    query: undefined,
    body: { version: 1, move: 'do', outcome: 'safe', words: 'Chị nói đã yên. (Chuyện bịa.)' },
  })
  version = (await stepTo(5, version, at(9 * day))).version
  if (n % 2) return
  const daysAgo = (n % 9) + 1 // this month, on different days
  await moveCase(stage.as('kiemhuan', new Date(stage.today.getTime() - daysAgo * hour)), {
    ...call,
    body: {
      version,
      move: 'close',
      reason: n % 4 ? 'both_agreed' : 'goal_met',
      note: 'Chị tự lo được, biết đường quay lại. (Chuyện bịa.)',
      minute: {
        needs_met: 'yes',
        plan_complete: 'yes',
        safety_reviewed: true,
        told_may_return: true,
        agrees: 'yes',
      },
    },
  })

  function stepTo(to: number, from: number, ctx: ReturnType<typeof at>) {
    return stepCase(ctx, { ...call, body: { version: from, to, note: 'Đã xong bước trước. (Chuyện bịa.)' } })
  }
}

/** Two case conferences and one return, in cases that are being carried out. */
export async function meetAndReturn(stage: DemoStage, cases: readonly DemoCase[]): Promise<void> {
  const going = cases.filter((one) => one.step === 3)
  const now = new Date(stage.today.getTime() - 3 * hour)
  for (const [at, one] of going.slice(0, 2).entries())
    await holdConference(stage.as(one.manager, now), {
      params: { case_id: one.id },
      query: undefined,
      body: {
        held_at: new Date(now.getTime() - (at + 2) * day).toISOString(),
        mode: 'in_person',
        minutes: 'Thống nhất cách bảo vệ chị và các con. (Chuyện bịa.)',
        participants: [
          { role: 'manager', staff_id: stage.staffId(one.manager) },
          { role: 'police', name: 'Cán bộ bịa' },
          { role: 'commune' },
        ],
        decisions: [
          {
            owner_role: 'manager',
            owner_id: stage.staffId(one.manager),
            due_on: dayOf(new Date(stage.today.getTime() + at * day)),
            words: 'Đưa chị đi làm lại giấy tờ. (Chuyện bịa.)',
          },
          {
            owner_role: 'police',
            due_on: dayOf(new Date(stage.today.getTime() + 5 * day)),
            words: 'Công an phường ghé thăm buổi tối. (Chuyện bịa.)',
          },
        ],
      },
    })
  const [, , home] = going
  if (!home) return
  const ctx = stage.as(home.manager, now)
  const { version } = await inTransaction(ctx, (trx) =>
    trx.selectFrom('case_file').select('version').where('id', '=', home.id).executeTakeFirstOrThrow(),
  )
  await checkReturn(ctx, {
    params: { case_id: home.id },
    query: undefined,
    body: {
      version,
      how: 'went_back',
      returned_on: dayOf(new Date(stage.today.getTime() - day)),
      danger: 'medium',
      plan_reviewed: true,
      word_renewed: true,
      words: 'Con nhớ nhà nên chị về, có chuyện sẽ gọi ngay. (Chuyện bịa.)',
    },
  })
}

function dayOf(at: Date): string {
  return at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
}
