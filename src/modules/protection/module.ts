import { sql } from 'kysely'
import { entered } from '#kernel/context.ts'
import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedProtection } from './demo.ts'
import { messages } from './protection.messages.ts'
import { protectionRoutes } from './protection.routes.ts'
import { messages as refusals } from './protection-refusals.messages.ts'

const workers = ['operator', 'duty_leader', 'case_manager']

export const protectionModule = defineModule({
  name: 'protection',
  routes: protectionRoutes,
  permits: {
    'measure.take': workers,
    'commune.tell': workers,
    'order.read': [...workers, 'supervisor', 'commune_officer'],
    'order.ask': workers,
    'order.decide': [...workers, 'commune_officer'],
    'order.follow': [...workers, 'commune_officer'],
  },
  refusals: {
    'measure.unknown': 422,
    'measure.in_future': 422,
    'measure.ask_first': 422,
    'measure.under_18': 422,
    'measure.ends_before': 422,
    'measure.wrong_state': 409,
    'order.wrong_state': 409,
    'order.two_people': 422,
    'order.not_commune': 422,
    'order.no_name': 422,
    'order.consent_needed': 422,
    'order.repeat_ready': 409,
    'order.in_future': 422,
    'order.signed_before': 422,
    'order.told_already': 409,
    'order.not_served': 422,
    'order.no_watcher': 422,
    'order.contact_outside': 422,
    'order.cancel_waiting': 409,
    'order.no_paper': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedProtection,
  jobs: [
    {
      name: 'protection.orders',
      when: '* * * * *',
      run: async ({ jobs, now }) => {
        await entered(jobs, null, (trx) =>
          sql`update no_contact_order set status = 'ended', ended_at = ends_at, version = version + 1
              where status = 'in_force' and ends_at <= ${now()}`.execute(trx),
        )
      },
    },
  ],
})
