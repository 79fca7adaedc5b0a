import { moveCaseContract, openCaseContract, readCaseContract } from '#modules/cases/case.contract.ts'
import { readClosingContract } from '#modules/cases/closure.contract.ts'
import { holdConferenceContract, readConferencesContract } from '#modules/cases/conference.contract.ts'
import { decideDuplicateContract } from '#modules/cases/duplicate.contract.ts'
import { planFollowUpContract } from '#modules/cases/follow-up.contract.ts'
import { addNeedContract, writeAssessmentContract } from '#modules/cases/need.contract.ts'
import { addPersonContract } from '#modules/cases/person.contract.ts'
import {
  addGoalContract,
  approvePlanContract,
  draftPlanContract,
  readPlansContract,
} from '#modules/cases/plan.contract.ts'
import { setRelationContract } from '#modules/cases/relation.contract.ts'
import { holdReviewContract, writeHandOverContract } from '#modules/cases/review.contract.ts'
import { giveServiceContract } from '#modules/cases/service.contract.ts'
import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import { sampleMoment, sampleNow } from '#tests/support/samples.ts'
import { row } from '../idor.rows.ts'

const ofCase = '/api/cases/:case_id'
const plan = `${ofCase}/plans/:plan_id`
const later = '2026-12-20T08:00:00+07:00'
type Look = PartScene['look']
type Known = Readonly<Record<string, string>>

/** Another case of the house, of the same caller; whoever opens it is the only one who works on it. */
export async function openAnother({ known, people }: PartScene, by: 'operator' | 'duty_leader') {
  return people[by].call(openCaseContract, {
    body: {
      contact_id: known.contact ?? '',
      danger: 'low',
      gender_equality: true,
      gbv: true,
      topic: 'domestic_violence',
      persons: [{ part: 'survivor', sex: 'female', name: 'Người Bịa Mẫu', phone: '0912000001' }],
    },
  })
}

/** One of each record of the work with a case. */
async function makeWork(scene: PartScene): Promise<Record<string, string>> {
  const { people, known } = scene
  const { operator } = people
  const params = { case_id: known.case ?? '' }
  const person = known.person ?? ''
  const { id: partner } = await operator.call(addPersonContract, {
    params,
    body: { part: 'alleged', sex: 'male' },
  })
  const { id: relation } = await operator.call(setRelationContract, {
    params,
    body: { from_person: person, to_person: partner, kind: 'spouse', version: null },
  })
  await operator.call(writeAssessmentContract, {
    params: { ...params, section: 'family' },
    body: { version: null, words: 'lời mẫu' },
  })
  const { id: need } = await operator.call(addNeedContract, {
    params,
    body: { kind: 'health', urgency: 'soon', words: 'lời mẫu' },
  })
  const { id: service } = await operator.call(giveServiceContract, {
    params,
    body: { kind: 'legal', given_at: sampleMoment, person_ids: [person] },
  })
  const { id: followUp } = await operator.call(planFollowUpContract, {
    params,
    body: { kind: 'call', purpose: 'plan', due_from: sampleMoment, due_until: later },
  })
  const { id: review } = await operator.call(holdReviewContract, {
    params,
    body: { kind: 'monthly', changed: ['needs'] },
  })
  const { id: note } = await operator.call(writeHandOverContract, { params, body: { words: 'lời mẫu' } })
  await operator.call(holdConferenceContract, {
    params,
    body: {
      held_at: sampleMoment,
      mode: 'phone',
      minutes: 'lời mẫu',
      participants: [{ role: 'police', name: 'Cán bộ mẫu' }],
      decisions: [{ owner_role: 'police', due_on: '2026-12-01', words: 'lời mẫu' }],
    },
  })
  const { conferences } = await operator.call(readConferencesContract, { params })
  return {
    partner,
    relation,
    need,
    service,
    followUp,
    review,
    note,
    decision: conferences[0]?.decisions[0]?.id ?? '',
  }
}

/** A plan in force and, after it, one that is being drafted. */
async function makePlans({ people, known }: PartScene): Promise<Record<string, string>> {
  const { operator, supervisor } = people
  const params = { case_id: known.case ?? '' }
  const { id: approvedPlan } = await operator.call(draftPlanContract, { params })
  const { id: approvedGoal } = await operator.call(addGoalContract, {
    params: { ...params, plan_id: approvedPlan },
    body: { domain: 'safety', words: 'lời mẫu', actions: [] },
  })
  await supervisor.call(approvePlanContract, {
    params: { ...params, plan_id: approvedPlan },
    body: { version: 1, signer_role: 'head', signer: 'Ông Mẫu', signed_at: sampleMoment },
  })
  const { id: draftPlan } = await operator.call(draftPlanContract, { params })
  const { plans } = await operator.call(readPlansContract, { params })
  const goal = plans.find((each) => each.id === draftPlan)?.goals[0]?.id ?? ''
  return { approvedPlan, approvedGoal, draftPlan, goal }
}

/** The clock of the scene stands still, and a case closes once in a moment: what was closed just now was closed some time ago. */
const agedClosure =
  "update case_closure set closed_at = closed_at - interval '1 day' - random() * interval '200 days' where case_id = $1 and closed_at = $2"

/** The minute of a closing, in a case that was opened again. */
async function makeClosure({ people, known, look }: PartScene): Promise<string> {
  const { supervisor, operator } = people
  const params = { case_id: known.case ?? '' }
  for (const move of ['close', 'reopen'] as const) {
    const { version } = await operator.call(readCaseContract, { params })
    const why = move === 'close' ? { reason: 'person_asked' as const, despite: 'lời mẫu' } : {}
    await supervisor.call(moveCaseContract, { params, body: { version, move, note: 'lời mẫu', ...why } })
  }
  await look(agedClosure, [known.case, sampleNow])
  const { closures } = await operator.call(readClosingContract, { params })
  return closures[0]?.id ?? ''
}

/** The plans as they were made: one in force, one a draft. */
async function freshPlans(look: Look, known: Known): Promise<undefined> {
  await look(
    `update plan set status = 'draft', signed_at = null, signer_role = null, recorded_at = null, recorded_by = null, sealed_signer = null, superseded_at = null
     where id = $1 and status <> 'draft'`,
    [known.draftPlan],
  )
  await look(
    "update plan set status = 'approved', superseded_at = null where id = $1 and status <> 'approved'",
    [known.approvedPlan],
  )
  return undefined
}

async function freshFollowUp(look: Look, known: Known): Promise<undefined> {
  await look('update follow_up set moved_from = null where moved_from = $1', [known.followUp])
  await look(
    "update follow_up set state = 'planned', outcome = null, sealed_words = null where id = $1 and state <> 'planned'",
    [known.followUp],
  )
  return undefined
}

type Body = Record<string, unknown>
const goalHint = (body: Body) => ({
  ...body,
  actions: (body.actions as Body[]).map((action) => ({
    ...action,
    id: undefined,
    from_on: '2026-11-20',
    until_on: '2026-12-01',
  })),
})

/** The work with a case: needs, plans, help given, contacts, reviews, conferences, closing; who is who; opinions. */
export const part: FaultPart = {
  async make(scene) {
    const work = await makeWork(scene)
    const plans = await makePlans(scene)
    const closure = await makeClosure(scene)
    const after = await openAnother(scene, 'operator')
    const { id: ofNobody, code } = await openAnother(scene, 'duty_leader')
    const otherPerson = after.person_ids[0] ?? ''
    // Whoever may say that two entries are one person sees both cases.
    for (const role of ['duty_leader', 'case_manager'] as const)
      await scene.look(
        `insert into case_assignment (case_id, staff_id, part, agency_id, opened_at, from_at, set_by)
         select id, $2, 'team', agency_id, opened_at, now() - interval '1 hour', $3 from case_file where id = $1`,
        [after.id, scene.people[role].id, scene.people.supervisor.id],
      )
    await scene.people.operator.call(decideDuplicateContract, {
      params: { case_id: scene.known.case ?? '' },
      body: {
        person_id: scene.known.person ?? '',
        other_person_id: otherPerson,
        decision: 'unsure',
        version: null,
      },
    })
    return {
      ...work,
      ...plans,
      closure,
      otherPerson,
      laterCase: after.id,
      strangeCase: ofNobody,
      strangeCode: code,
      section: 'family',
    }
  },
  records: {
    section: 'section',
    need_id: 'need',
    plan_id: 'draftPlan',
    [`POST ${plan}/goals/:goal_id/progress plan_id`]: 'approvedPlan',
    [`POST ${plan}/goals/:goal_id/progress goal_id`]: 'approvedGoal',
    // Names of safety plans stay what they are.
    'POST /api/cases/:case_id/safety-plans/:plan_id/review plan_id': 'safetyPlan',
    'POST /api/cases/:case_id/safety-plans/:plan_id/prints plan_id': 'safetyPlan',
    goal_id: 'goal',
    service_id: 'service',
    follow_up_id: 'followUp',
    review_id: 'review',
    note_id: 'note',
    decision_id: 'decision',
    relation_id: 'relation',
    closure_id: 'closure',
    from_person: 'person',
    to_person: 'partner',
    other_person_id: 'otherPerson',
    // A supervisor never reviews a case they work on, as everybody of the scene does on the one of the scene.
    [`POST ${ofCase}/supervision case_id`]: 'laterCase',
  },
  hints: {
    [`POST ${plan}/goals`]: goalHint,
    [`PUT ${plan}/goals/:goal_id`]: goalHint,
    [`POST ${plan}/goals/:goal_id/progress`]: (body) => ({ ...body, done_ids: undefined }),
    [`POST ${ofCase}/follow-ups`]: (body) => ({ ...body, staff_id: undefined, due_until: later }),
    [`POST ${ofCase}/follow-ups/:follow_up_id/tell`]: (body) => ({ ...body, move: 'do', outcome: 'safe' }),
    [`POST ${ofCase}/follow-ups/:follow_up_id/move`]: (body) => ({ ...body, due_until: later }),
    [`POST ${ofCase}/reviews`]: (body) => ({ ...body, next_on: '2026-12-20' }),
    [`POST ${ofCase}/supervision`]: (body) => ({ ...body, next_on: '2026-12-20' }),
    [`POST ${ofCase}/conferences`]: (body) => ({
      ...body,
      minutes: 'Lời mẫu',
      participants: [{ ...(body.participants as Body[])[0], role: 'police', staff_id: undefined }],
      decisions: [{ ...(body.decisions as Body[])[0], owner_role: 'police', owner_id: undefined }],
    }),
    [`PUT ${ofCase}/persons/:person_id/profile`]: (body) => ({ ...body, country: 'VN' }),
  },
  versionAt: [
    ['/assessment/', 'case_assessment', 'case_id', 'case_id'],
    ['/needs/:need_id', 'need', 'id', 'need_id'],
    ['/goals/:goal_id', 'plan_goal', 'id', 'goal_id'],
    ['/plans/:plan_id/', 'plan', 'id', 'plan_id'],
    ['/services/:service_id', 'service_given', 'id', 'service_id'],
    ['/follow-ups/:follow_up_id', 'follow_up', 'id', 'follow_up_id'],
    ['/reviews/:review_id', 'case_review', 'id', 'review_id'],
    ['/hand-over-notes/:note_id', 'hand_over_note', 'id', 'note_id'],
    ['/decisions/:decision_id', 'conference_decision', 'id', 'decision_id'],
    ['/relations/:relation_id', 'person_relation', 'id', 'relation_id'],
    ['/:case_id/relations', 'person_relation', 'from_person', 'from_person'],
    ['/:case_id/duplicates', 'person_link', 'person_id', 'person_id'],
  ],
  fresh: {
    [`POST ${plan}/goals`]: freshPlans,
    [`PUT ${plan}/goals/:goal_id`]: freshPlans,
    [`POST ${plan}/goals/:goal_id/progress`]: freshPlans,
    [`POST ${plan}/approve`]: freshPlans,
    [`POST ${ofCase}/services/:service_id/withdraw`]: async (look, known) =>
      void (await look(
        "update service_given set state = 'given', sealed_note = null where id = $1 and state <> 'given'",
        [known.service],
      )),
    [`POST ${ofCase}/follow-ups/:follow_up_id/tell`]: freshFollowUp,
    [`POST ${ofCase}/follow-ups/:follow_up_id/move`]: freshFollowUp,
    [`POST ${ofCase}/closures/:closure_id/signers`]: async (look, known) =>
      void (await look('delete from closure_signer where closure_id = $1', [known.closure])),
    [`POST ${ofCase}/move`]: async (look, known) => {
      await look(agedClosure, [known.case, sampleNow])
      await look(
        "update case_file set status = 'open', closed_at = null, closed_reason = null where id = $1 and closed_at = $2",
        [known.case, sampleNow],
      )
      return undefined
    },
    'POST /api/feedback': async (_look, known, sample) => ({
      body: { ...sample.body, code: known.strangeCode },
    }),
  },
  readBy: {
    [`POST ${ofCase}/duplicates`]: [`GET ${ofCase}/duplicates`],
    [`PUT ${ofCase}/assessment/:section`]: [`GET ${ofCase}/needs`],
    [`POST ${ofCase}/needs`]: [`GET ${ofCase}/needs`],
    [`PATCH ${ofCase}/needs/:need_id`]: [`GET ${ofCase}/needs`],
    [`POST ${plan}/goals`]: [`GET ${ofCase}/plans`],
    [`PUT ${plan}/goals/:goal_id`]: [`GET ${ofCase}/plans`],
    [`POST ${plan}/goals/:goal_id/progress`]: [`GET ${ofCase}/plans`],
    [`POST ${plan}/approve`]: [`GET ${ofCase}/plans`],
    [`POST ${ofCase}/services`]: [`GET ${ofCase}/services`],
    [`POST ${ofCase}/services/:service_id/withdraw`]: [`GET ${ofCase}/services`],
    [`POST ${ofCase}/follow-ups`]: [`GET ${ofCase}/follow-ups`],
    [`POST ${ofCase}/follow-ups/:follow_up_id/tell`]: [`GET ${ofCase}/follow-ups`],
    [`POST ${ofCase}/follow-ups/:follow_up_id/move`]: [`GET ${ofCase}/follow-ups`],
    [`POST ${ofCase}/return-checks`]: [`GET ${ofCase}/follow-ups`],
    [`POST ${ofCase}/reviews`]: [`GET ${ofCase}/reviews`],
    [`POST ${ofCase}/supervision`]: [`GET ${ofCase}/reviews`],
    [`POST ${ofCase}/hand-over-notes`]: [`GET ${ofCase}/reviews`],
    [`POST ${ofCase}/conferences`]: [`GET ${ofCase}/conferences`],
    [`POST ${ofCase}/closures/:closure_id/signers`]: [`GET ${ofCase}/closing`],
    'POST /api/feedback': ['GET /api/feedback'],
  },
  numbers: ['POST /api/feedback body.code'],
  idor: row('open', 'query.manager_id', {}, 'GET /api/cases', 'GET /api/cases/export'),
}
