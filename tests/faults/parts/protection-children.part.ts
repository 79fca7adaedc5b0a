import { addPersonContract } from '#modules/cases/person.contract.ts'
import { readChildrenContract, writePaperContract } from '#modules/children/child.contract.ts'
import { decideNoticeContract, takeMeasureContract } from '#modules/protection/measure.contract.ts'
import {
  allowContactContract,
  askCancellationContract,
  assignWatcherContract,
  draftOrderContract,
  sendOrderContract,
  signOrderContract,
} from '#modules/protection/order.contract.ts'
import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import { sampleMoment } from '#tests/support/samples.ts'
import { cases, contact, row, workers } from '../idor.rows.ts'

const order = '/api/orders/:order_id'
const path = '/api/child-paths/:path_id'
const both = [...workers, 'commune_officer'] as const
const seers = [...both, 'supervisor'] as const
const laterDay = '2026-11-22T08:00:00+07:00'
const following = ['recipients', 'watcher', 'contacts', 'violations', 'cancellations'].map(
  (act) => `POST ${order}/${act}`,
)

/** In which state a path takes each paper. */
const before: Record<string, string> = {
  assessment: 'first_assessed',
  meeting: 'assessed',
  plan: 'assessed',
  decision: 'planned',
  review: 'approved',
  alternative_care: 'approved',
  follow_up: 'approved',
  follow_up_3: 'approved',
}

/** Sets rows back without their triggers: no life runs backwards by itself. */
async function setBack(look: PartScene['look'], ...steps: [string, unknown[]][]): Promise<undefined> {
  await look("set session_replication_role = 'replica'")
  for (const [text, values] of steps) await look(text, values)
  await look("set session_replication_role = 'origin'")
  return undefined
}

const asked: NonNullable<FaultPart['fresh']>[string] = (look, known) =>
  setBack(
    look,
    ['delete from protection_measure where order_id = $1', [known.askedOrder]],
    [
      `update no_contact_order set status = 'requested', decided_at = null, signed_at = null, signer = null, signer_authority = null,
         decision_number = null, sealed_signer_name = null, rights_told_at = null, ends_at = null, sealed_refusal = null
       where id = $1 and status <> 'requested'`,
      [known.askedOrder],
    ],
  )

/** What protects her by law, and the path of a child. */
export const part: FaultPart = {
  async make({ world, people, known }) {
    const { operator } = people
    const inCase = { case_id: known.case ?? '' }
    const add = (body: object) =>
      operator.call(addPersonContract, { params: inCase, body: { sex: 'male', ...body } as never })
    const { id: child } = await add({ part: 'child', age_years: 9, accompanies: true })
    const { id: alleged } = await add({ part: 'alleged', age_years: 35 })
    const commune = await world.agency({ kind: 'commune', name: 'Ủy ban nhân dân phường Mẫu' })
    const draft = () =>
      operator.call(draftOrderContract, {
        params: inCase,
        body: {
          commune_agency_id: commune,
          requested_by: 'survivor',
          life_threat: false,
          reasons: ['harmed_health'],
          priority: [],
          days_asked: 3,
          protected_person_id: known.person ?? '',
          banned_person_id: alleged,
          his_name: 'Người Bịa Gió',
        },
      })
    const send = async () => {
      const { id, version } = await draft()
      return operator.call(sendOrderContract, {
        params: { order_id: id },
        body: { version, sent_how: 'in_person', received_at: sampleMoment },
      })
    }
    const [drafted, requested, sent] = [await draft(), await send(), await send()]
    const ofOrder = { order_id: sent.id }
    const signed = await operator.call(signOrderContract, {
      params: ofOrder,
      body: {
        version: sent.version,
        signed_at: sampleMoment,
        signer: 'chair',
        signer_name: 'Người Bịa Ký',
        ends_at: laterDay,
        rights_told_at: sampleMoment,
      },
    })
    await operator.call(assignWatcherContract, {
      params: ofOrder,
      body: {
        version: signed.version,
        function: 'village_head',
        name: 'Người Bịa Trông',
        assigned_at: sampleMoment,
      },
    })
    const { id: allowed } = await operator.call(allowContactContract, {
      params: ofOrder,
      body: {
        reason: 'wedding_funeral',
        notice_at: sampleMoment,
        countersigned_at: sampleMoment,
        starts_at: sampleMoment,
        ends_at: '2026-11-20T10:00:00+07:00',
      },
    })
    const { id: cancellation } = await operator.call(askCancellationContract, {
      params: ofOrder,
      body: { requested_by: 'survivor', received_at: sampleMoment },
    })
    const { id: measure } = await operator.call(takeMeasureContract, {
      params: inCase,
      body: { measure: '1', from_on: '2026-11-20', actor: 'commune_police' },
    })
    await operator.call(decideNoticeContract, {
      body: {
        contact_id: known.contact ?? '',
        decision: 'not_told',
        relationship: 'none_found',
        why_not: 'she_asked_not',
      } as never,
    })
    const { paths } = await operator.call(readChildrenContract, { params: inCase })
    const childPath = paths.find((each) => each.child?.person_id === child)
    const { id: childPaper } = await operator.call(writePaperContract, {
      params: { path_id: childPath?.id ?? '' },
      body: {
        form: 'record',
        version: childPath?.version ?? 1,
        happened_at: sampleMoment,
        confidentiality: 'path_only',
        scope: ['case_team'],
        grave: false,
        content: { source: 'phone', what: 'điều mẫu' },
      } as never,
    })
    return {
      child,
      alleged,
      commune,
      draftOrder: drafted.id,
      askedOrder: requested.id,
      order: sent.id,
      orderPaper: 'request',
      allowed,
      cancellation,
      measure,
      childPath: childPath?.id ?? '',
      childPaper,
    }
  },
  records: {
    commune_agency_id: 'commune',
    protected_person_id: 'person',
    banned_person_id: 'alleged',
    about_person_id: 'alleged',
    order_id: 'order',
    paper: 'orderPaper',
    ...Object.fromEntries(['send', 'withdraw'].map((act) => [`POST ${order}/${act} order_id`, 'draftOrder'])),
    ...Object.fromEntries(['sign', 'refuse'].map((act) => [`POST ${order}/${act} order_id`, 'askedOrder'])),
    allowed_id: 'allowed',
    cancellation_id: 'cancellation',
    measure_id: 'measure',
    path_id: 'childPath',
    [`GET ${path}/papers/:paper_id paper_id`]: 'childPaper',
    [`POST ${path}/excluded person_id`]: 'alleged',
  },
  hints: {
    'POST /api/cases/:case_id/measures': (body) => ({ ...body, from_on: '2026-11-20' }),
    'POST /api/commune-notices': (body) => ({
      ...body,
      case_id: undefined,
      decision: 'told',
      relationship: 'none_found',
      why_not: undefined,
    }),
    [`POST ${order}/sign`]: (body) => ({ ...body, ends_at: laterDay }),
    [`POST ${order}/contacts`]: (body) => ({ ...body, ends_at: '2026-11-20T10:00:00+07:00' }),
    [`POST ${order}/cancellations/:cancellation_id/decide`]: (body) => ({ ...body, decision: 'refused' }),
    [`POST ${path}/papers`]: (body) => ({
      ...body,
      ...('until_at' in body ? { until_at: '2026-11-25T08:00:00+07:00' } : {}),
      people: [{ purpose: 'notice', function: 'commune_chair' }],
    }),
    [`POST ${path}/youth`]: (body) => ({ ...body, close: false }),
  },
  versionAt: [
    ['/measures/:measure_id', 'protection_measure', 'id', 'measure_id'],
    ['/contacts/:allowed_id', 'order_contact', 'id', 'allowed_id'],
    ['/cancellations/:cancellation_id', 'order_cancellation', 'id', 'cancellation_id'],
    ['/api/orders/', 'no_contact_order', 'id', 'order_id'],
    ['/api/child-paths/', 'child_path', 'id', 'path_id'],
  ],
  fresh: {
    [`POST ${order}/sign`]: asked,
    [`POST ${order}/refuse`]: asked,
    [`POST ${order}/cancellations/:cancellation_id/decide`]: (look, known) =>
      setBack(look, [
        `update order_cancellation set status = 'requested', signed_at = null, signer = null, signer_authority = null,
           decision_number = null, sealed_signer_name = null, sealed_refusal = null where id = $1 and status <> 'requested'`,
        [known.cancellation],
      ]),
    [`POST ${path}/papers`]: (look, known, sample) =>
      setBack(look, [
        'update child_path set state = $2, not_needed = null, sealed_why = null where id = $1 and state <> $2',
        [known.childPath, before[String(sample.body?.form)] ?? 'received'],
      ]),
    [`POST ${path}/not-needed`]: (look, known) =>
      setBack(look, [
        "update child_path set state = 'received', not_needed = null, sealed_why = null where id = $1 and state <> 'received'",
        [known.childPath],
      ]),
  },
  readBy: {
    'POST /api/cases/:case_id/measures': ['GET /api/cases/:case_id/protection'],
    'POST /api/cases/:case_id/orders': [`GET ${order}`],
    [`POST ${order}/sign`]: [`GET ${order}`],
    [`POST ${order}/refuse`]: [`GET ${order}`],
    [`POST ${order}/watcher`]: [`GET ${order}`],
    [`POST ${order}/violations`]: [`GET ${order}`],
    [`POST ${order}/cancellations/:cancellation_id/decide`]: [`GET ${order}`],
    [`POST ${path}/papers`]: ['GET /api/cases/:case_id/children'],
    [`POST ${path}/not-needed`]: ['GET /api/cases/:case_id/children'],
  },
  idor: [
    ...row('order', 'params.order_id', cases(seers), `GET ${order}`),
    ...row('case', 'query.case_id', cases(seers), 'GET /api/orders'),
    ...row('draftOrder', 'params.order_id', cases(workers), `POST ${order}/send`, `POST ${order}/withdraw`),
    ...row('order', 'params.order_id', cases(workers), `POST ${order}/repeat`, `POST ${order}/served-told`),
    ...row('askedOrder', 'params.order_id', cases(both), `POST ${order}/sign`, `POST ${order}/refuse`),
    ...row(
      'order',
      'params.order_id',
      cases(both),
      ...following,
      `POST ${order}/contacts/:allowed_id/end`,
      `POST ${order}/cancellations/:cancellation_id/decide`,
      `GET ${order}/papers/:paper`,
    ),
    ...row('allowed', 'params.allowed_id', cases(both), `POST ${order}/contacts/:allowed_id/end`),
    ...row(
      'cancellation',
      'params.cancellation_id',
      cases(both),
      `POST ${order}/cancellations/:cancellation_id/decide`,
    ),
    ...row('open', 'params.paper', {}, `GET ${order}/papers/:paper`),
    ...row('contact', 'body.contact_id', contact(workers), 'POST /api/commune-notices'),
    ...row('case', 'body.case_id', cases(workers), 'POST /api/commune-notices').map((each) => ({
      ...each,
      instead: 'contact_id',
    })),
    ...row('contact', 'params.contact_id', contact(workers), 'GET /api/contacts/:contact_id/commune-notices'),
    ...row(
      'childPath',
      'params.path_id',
      cases(workers),
      `POST ${path}/papers`,
      `POST ${path}/not-needed`,
      `POST ${path}/excluded`,
      `POST ${path}/youth`,
      `GET ${path}/papers/:paper_id`,
    ),
    // The database asks that the person is of the case: another's and a random one break the same constraint.
    ...row('open', 'body.people.person_id', {}, `POST ${path}/papers`),
    ...row('childPaper', 'params.paper_id', cases(workers), `GET ${path}/papers/:paper_id`),
    ...row('alleged', 'body.person_id', cases(workers), `POST ${path}/excluded`),
  ],
}
