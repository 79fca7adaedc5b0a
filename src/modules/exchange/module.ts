import { defineModule } from '#kernel/module.ts'
import { messages } from './exchange.messages.ts'
import { exchangeRoutes } from './exchange.routes.ts'

export const exchangeModule = defineModule({
  name: 'exchange',
  routes: exchangeRoutes,
  permits: { 'exchange.take': ['provincial_officer'] },
  refusals: {},
  messages,
})
