import { consented } from '#modules/consent/consent.builders.ts'
import { shareableFieldCodes } from '#modules/consent/consent.codes.ts'
import { giveConsentContract, groundOtherwiseContract } from '#modules/consent/consent.contract.ts'
import { addDeskContract } from '#modules/referrals/desk.contract.ts'
import { answerReferralContract, setAppointmentContract } from '#modules/referrals/inbox.contract.ts'
import { sendReferralContract } from '#modules/referrals/referral.contract.ts'
import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import { sampleMoment } from '#tests/support/samples.ts'
import { cases, type IdorRow, row, workers } from '../idor.rows.ts'

const inMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString()
/** What a ground told to a body by its name says, whatever it rests on. */
const told = () => ({
  purposes: ['referral'],
  fields: ['age'],
  recipient_agency_id: undefined,
  recipient_duty: undefined,
  expires_at: inMonth(),
})
const referral = '/api/referrals/:referral_id'
/** The desk's own people, wherever they sit; of the case, those assigned. */
const ofDesk: IdorRow['exists'] = { own: ['partner_desk'], other: ['partner_desk'] }
const either: IdorRow['exists'] = { ...ofDesk, own: [...workers, 'partner_desk'] }

const sentAgain =
  (id: string) => async (look: PartScene['look'], known: Readonly<Record<string, string>>) => {
    await look("set session_replication_role = 'replica'")
    await look(
      `update referral set status = 'sent', asked_at = null, answered_at = null, answer_medium = null, answer_entered_by = null,
       decline_reason = null, completed_at = null, outcome = null, withdrawn_at = null, withdraw_reason = null
     where id = $1 and status <> 'sent'`,
      [known[id]],
    )
    await look("set session_replication_role = 'origin'")
    return undefined
  }

/** On what footing something is told, and the hand-over to a desk of another house. */
export const part: FaultPart = {
  async make({ world, people, known, otherAgencyId }) {
    const { operator, supervisor, administrator } = people
    const inCase = { case_id: known.case ?? '' }
    people.partner_desk = await world.staff('partner_desk', { agencyId: otherAgencyId })
    const { id: desk } = await administrator.call(addDeskContract, {
      body: {
        agency_id: otherAgencyId,
        name: 'Bàn mẫu',
        services: ['medical'],
        places: ['22'],
        hours_to_answer: 8,
        urgent_hours: 2,
        signs_in: true,
        phone: null,
        open_hours: '24/7',
      },
    })
    const yes = {
      given_at: sampleMoment,
      recipient_agency_id: otherAgencyId,
      fields: [...shareableFieldCodes],
    }
    await consented({ operator, supervisor }, inCase.case_id, yes)
    const { id: ground } = await operator.call(giveConsentContract, {
      params: inCase,
      body: {
        purposes: ['statistics'],
        fields: [],
        given_at: sampleMoment,
        expires_at: inMonth(),
        medium: 'verbal',
        language: 'vi',
        interpreter: 'none',
        given_by: 'survivor',
        told_help_is_free: true,
      },
    })
    const { id: lifeGround } = await operator.call(groundOtherwiseContract, {
      params: inCase,
      body: {
        purposes: ['services'],
        fields: [],
        given_at: sampleMoment,
        expires_at: inMonth(),
        ground: 'life_risk',
        reason: 'lý do mẫu dài',
      },
    })
    const send = () =>
      operator.call(sendReferralContract, {
        params: inCase,
        body: {
          desk_id: desk,
          purpose: 'referral',
          services: ['medical'],
          urgency: 'usual',
          fields: ['age', 'situation'],
          situation: 'tình hình mẫu',
        },
      })
    const [sent, asked] = [await send(), await send()]
    await people.partner_desk.call(answerReferralContract, {
      params: { referral_id: asked.id },
      body: { version: asked.version, move: 'ask', text: 'câu hỏi mẫu' },
    })
    const { id: appointment } = await operator.call(setAppointmentContract, {
      params: { referral_id: sent.id },
      body: { meets_at: '2026-11-25T08:00:00+07:00', where: 'nơi mẫu' },
    })
    return { desk, ground, lifeGround, referral: sent.id, askedReferral: asked.id, appointment }
  },
  records: {
    ground_id: 'ground',
    'POST /api/cases/:case_id/grounds/:ground_id/review ground_id': 'lifeGround',
    desk_id: 'desk',
    referral_id: 'referral',
    [`POST ${referral}/reply referral_id`]: 'askedReferral',
    appointment_id: 'appointment',
  },
  hints: {
    'POST /api/cases/:case_id/consents': (body) => ({ ...body, ...told(), guardian: undefined }),
    'POST /api/cases/:case_id/other-grounds': (body) => ({
      ...body,
      ...told(),
      ground: 'life_risk',
      law_code: undefined,
    }),
    'POST /api/referral-desks': (body) => ({ ...body, places: ['22'], duty: null }),
    'PUT /api/referral-desks/:desk_id': (body) => ({ ...body, places: ['22'], duty: null }),
    'POST /api/cases/:case_id/referrals': (body) => ({ ...body, fields: ['injuries', 'situation'] }),
    [`POST ${referral}/paper-answer`]: (body) => ({
      ...body,
      answered_at: '2026-11-21T08:00:00+07:00',
      reason: undefined,
      outcome: undefined,
    }),
    'POST /api/inbox/:referral_id/answer': (body) => ({ ...body, reason: undefined, outcome: undefined }),
  },
  versionAt: [
    ['/grounds/:ground_id', 'sharing_ground', 'id', 'ground_id'],
    ['/referral-desks/:desk_id', 'referral_desk', 'id', 'desk_id'],
    ['/appointments/:appointment_id', 'referral_appointment', 'id', 'appointment_id'],
    ['/referrals/:referral_id', 'referral', 'id', 'referral_id'],
    ['/inbox/:referral_id', 'referral', 'id', 'referral_id'],
  ],
  fresh: {
    'POST /api/cases/:case_id/grounds/:ground_id/approve': async (look, known) => {
      await look("set session_replication_role = 'replica'")
      await look(
        `update sharing_ground set approved_at = null, approver_name = null, approval_recorded_by = null
         where id = $1 and approved_at is not null`,
        [known.ground],
      )
      await look("set session_replication_role = 'origin'")
      return undefined
    },
    [`POST ${referral}/withdraw`]: sentAgain('referral'),
    [`POST ${referral}/paper-answer`]: sentAgain('referral'),
    [`POST ${referral}/appointments`]: sentAgain('referral'),
    [`POST ${referral}/phone`]: sentAgain('referral'),
    'POST /api/inbox/:referral_id/answer': sentAgain('referral'),
    [`POST ${referral}/reply`]: async (look, known) => {
      await look("set session_replication_role = 'replica'")
      await look("update referral set status = 'asked', asked_at = now() where id = $1 and status = 'sent'", [
        known.askedReferral,
      ])
      await look("set session_replication_role = 'origin'")
      return undefined
    },
  },
  readBy: {
    'POST /api/cases/:case_id/consents': ['GET /api/cases/:case_id/consents'],
    'POST /api/cases/:case_id/other-grounds': ['GET /api/cases/:case_id/consents'],
    'POST /api/cases/:case_id/grounds/:ground_id/approve': ['GET /api/cases/:case_id/consents'],
    'POST /api/referral-desks': ['GET /api/referral-desks'],
    'PUT /api/referral-desks/:desk_id': ['GET /api/referral-desks'],
    'POST /api/cases/:case_id/referrals': ['GET /api/inbox/:referral_id'],
    [`POST ${referral}/withdraw`]: [`GET ${referral}`],
    [`POST ${referral}/reply`]: [`GET ${referral}`, 'GET /api/inbox/:referral_id'],
    [`POST ${referral}/paper-answer`]: [`GET ${referral}`],
    [`POST ${referral}/phone`]: [`GET ${referral}`],
    [`POST ${referral}/appointments`]: [`GET ${referral}`],
    'POST /api/inbox/:referral_id/answer': [`GET ${referral}`, 'GET /api/inbox/:referral_id'],
  },
  /** Who answered and what stand in one line. */
  within: [`POST ${referral}/paper-answer`, `POST ${referral}/phone`],
  notKept: ['GET /api/referral-desks', 'GET /api/referrals', 'GET /api/referrals/export'],
  idor: [
    // Desks are front gates: everybody who refers may know them.
    ...row('open', 'params.desk_id', {}, 'PUT /api/referral-desks/:desk_id'),
    ...row('open', 'body.agency_id', {}, 'POST /api/referral-desks'),
    ...row('open', 'query.desk_id', {}, 'GET /api/referrals', 'GET /api/referrals/export'),
    ...row('referral', 'params.referral_id', cases([...workers, 'supervisor']), `GET ${referral}`),
    ...row(
      'referral',
      'params.referral_id',
      cases(workers),
      `POST ${referral}/withdraw`,
      `POST ${referral}/paper-answer`,
      `POST ${referral}/phone`,
      `POST ${referral}/print`,
      `POST ${referral}/sheet`,
    ),
    ...row('askedReferral', 'params.referral_id', cases(workers), `POST ${referral}/reply`),
    ...row(
      'referral',
      'params.referral_id',
      ofDesk,
      'GET /api/inbox/:referral_id',
      'POST /api/inbox/:referral_id/answer',
    ),
    ...row(
      'referral',
      'params.referral_id',
      either,
      `POST ${referral}/appointments`,
      `POST ${referral}/appointments/:appointment_id`,
    ),
    ...row('appointment', 'params.appointment_id', either, `POST ${referral}/appointments/:appointment_id`),
  ],
}
