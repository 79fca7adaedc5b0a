import { sql } from 'kysely'
import { defineModule, joinMessages } from '#kernel/module.ts'
import { onDutyMoved } from '#modules/access/index.ts'
import { seedReferrals } from './demo.ts'
import { followDuties, watchReferrals } from './referrals.jobs.ts'
import { messages } from './referrals.messages.ts'
import { referralsRoutes } from './referrals.routes.ts'
import { messages as refusals } from './referrals-refusals.messages.ts'

// A duty that moved takes its desks and their open referrals along in the same transaction; one that moves on a later day
// is followed by the job of that day.
onDutyMoved(async (trx, ctx) => {
  await sql`select access.follow_duties(${ctx.now()})`.execute(trx)
})

export const referralsModule = defineModule({
  name: 'referrals',
  routes: referralsRoutes,
  permits: {
    'referral.desks': ['operator', 'duty_leader', 'case_manager', 'supervisor', 'administrator'],
    'referral.desk_edit': ['administrator'],
    'referral.send': ['operator', 'duty_leader', 'case_manager'],
    'referral.read': ['operator', 'duty_leader', 'case_manager', 'supervisor'],
    'referral.answer': ['partner_desk'],
    'referral.appoint': ['operator', 'duty_leader', 'case_manager', 'partner_desk'],
  },
  refusals: {
    'referral.no_consent': 422,
    'referral.wrong_state': 409,
    'referral.answered_before': 422,
    'referral.not_from_111': 422,
    'referral.export_too_many': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedReferrals,
  jobs: [
    { name: 'referrals.watch', when: '* * * * *', run: watchReferrals },
    { name: 'referrals.follow', when: '5 * * * *', run: followDuties },
  ],
})
