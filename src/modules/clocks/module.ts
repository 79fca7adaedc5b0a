import { entered } from '#kernel/context.ts'
import { defineModule, joinMessages } from '#kernel/module.ts'
import { clockRoutes } from './clock.routes.ts'
import { messages } from './clocks.messages.ts'
import { messages as refusals } from './clocks-refusals.messages.ts'
import { watchClocks } from './tell.service.ts'

export const clocksModule = defineModule({
  name: 'clocks',
  routes: clockRoutes,
  permits: {
    'clock.export': ['operator', 'duty_leader', 'case_manager', 'supervisor', 'leader', 'commune_officer'],
    'clock.move': ['operator', 'duty_leader', 'case_manager'],
    'holiday.edit': ['administrator'],
  },
  refusals: {
    'clock.no_rule': 422,
    'clock.wrong_state': 409,
    'clock.met_outside': 422,
    'clock.not_pausable': 422,
  },
  messages: joinMessages(messages, refusals),
  jobs: [
    {
      name: 'clocks.watch',
      when: '* * * * *',
      run: async ({ jobs, now }) => void (await entered(jobs, null, (trx) => watchClocks(trx, now()))),
    },
  ],
})
