import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedSafety } from './demo.ts'
import { loadSafetyReference } from './reference.loader.ts'
import { remindAssessments } from './remind.job.ts'
import { messages } from './safety.messages.ts'
import { safetyRoutes } from './safety.routes.ts'
import { messages as refusals } from './safety-refusals.messages.ts'

const workers = ['operator', 'duty_leader', 'case_manager']

export const safetyModule = defineModule({
  name: 'safety',
  routes: safetyRoutes,
  permits: {
    'safety.read': [...workers, 'supervisor'],
    'safety.work': workers,
    'risk.editions': ['supervisor'],
    'suicide_risk.see': [...workers, 'supervisor'],
    'suicide_risk.work': workers,
  },
  refusals: {
    'risk.no_instrument': 409,
    'risk.instrument_old': 409,
    'risk.question_unknown': 422,
    'risk.waits_for_sign': 409,
    'risk.edition_past': 422,
    'risk.own_edition': 422,
    'suicide_risk.wrong_state': 409,
    'suicide_risk.stands_open': 409,
    'suicide_risk.call_sooner': 422,
    'safety_plan.replaced': 409,
  },
  messages: joinMessages(messages, refusals),
  jobs: [{ name: 'safety.remind', when: '37 0 * * *', run: remindAssessments }],
  loadReference: async (owner) => void (await loadSafetyReference(owner)),
  seedDemo: seedSafety,
})
