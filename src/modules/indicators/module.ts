import { defineModule } from '#kernel/module.ts'
import { everyone } from '#modules/access/index.ts'
import { indicatorRoutes } from './indicator.routes.ts'
import { messages } from './indicators.messages.ts'
import { loadPeriods } from './reference.loader.ts'

export const indicatorsModule = defineModule({
  name: 'indicators',
  routes: indicatorRoutes,
  // A partner's desk answers referrals and has no part in the province's reporting.
  permits: { 'figures.read': everyone.filter((role) => role !== 'partner_desk') },
  refusals: {
    'figure.cut_not_offered': 422,
    'figure.place_unknown': 422,
    'figure.no_period': 422,
  },
  messages,
  loadReference: loadPeriods,
})
