import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedRegimes } from './demo.ts'
import { messages } from './regimes.messages.ts'
import { regimesRoutes } from './regimes.routes.ts'
import { messages as refusals } from './regimes-refusals.messages.ts'

const readers = ['commune_officer', 'union_officer', 'provincial_officer', 'leader']

export const regimesModule = defineModule({
  name: 'regimes',
  routes: regimesRoutes,
  permits: {
    'regime.read': readers,
    'regime.keep': ['provincial_officer'],
    'submission.read': readers,
    'submission.send': ['commune_officer'],
    'submission.take': ['provincial_officer'],
  },
  refusals: {
    'regime.response_figure': 422,
    'regime.opened_before': 409,
    'regime.nobody_reports': 422,
    'submission.wrong_state': 409,
    'submission.closed': 409,
    'submission.cells_missing': 422,
    'submission.explain': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedRegimes,
})
