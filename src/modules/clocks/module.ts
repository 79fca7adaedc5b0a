import { entered } from '#kernel/context.ts'
import { defineModule } from '#kernel/module.ts'
import { clockRoutes } from './clock.routes.ts'
import { markMissed } from './clock.service.ts'
import { messages } from './clocks.messages.ts'

export const clocksModule = defineModule({
  name: 'clocks',
  routes: clockRoutes,
  permits: {},
  refusals: {
    'clock.no_rule': 422,
    'clock.wrong_state': 409,
    'clock.met_outside': 422,
  },
  messages,
  jobs: [
    {
      name: 'clocks.watch',
      when: '* * * * *',
      run: async ({ jobs, now }) => void (await entered(jobs, null, (trx) => markMissed(trx, now()))),
    },
  ],
})
