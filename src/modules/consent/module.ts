import { defineModule, joinMessages } from '#kernel/module.ts'
import { onReviewed } from '#modules/access/index.ts'
import { messages } from './consent.messages.ts'
import { consentRoutes } from './consent.routes.ts'
import { reviewOverride } from './consent.service.ts'
import { messages as refusals } from './consent-refusals.messages.ts'

onReviewed('consent_override', reviewOverride)

export const consentModule = defineModule({
  name: 'consent',
  routes: consentRoutes,
  permits: {
    'consent.read': ['operator', 'duty_leader', 'case_manager', 'supervisor'],
    'consent.record': ['operator', 'duty_leader', 'case_manager'],
    'consent.approve': ['supervisor'],
    'consent.review': ['supervisor', 'duty_leader'],
  },
  refusals: {
    'consent.guardian_needed': 422,
    'consent.guardian_alleged': 422,
    'consent.recipient_unknown': 422,
    'consent.law_unknown': 422,
    'consent.own_key': 422,
    'consent.wrong_state': 409,
  },
  messages: joinMessages(messages, refusals),
})
