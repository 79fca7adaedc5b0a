import { defineModule } from '#kernel/module.ts'
import { messages } from './cases.messages.ts'
import { casesRoutes } from './cases.routes.ts'
import { seedCases } from './demo.ts'

export const casesModule = defineModule({
  name: 'cases',
  routes: casesRoutes,
  permits: {
    'case.open': ['operator', 'duty_leader', 'case_manager'],
    'case.read': ['operator', 'duty_leader', 'case_manager', 'supervisor'],
    'case.work': ['operator', 'duty_leader', 'case_manager'],
    'case.identity': ['operator', 'duty_leader', 'case_manager'],
    'case.close': ['case_manager', 'supervisor'],
    'case.assign': ['supervisor'],
    'case.conflict': ['supervisor'],
    'import.old_cases': ['supervisor'],
  },
  refusals: {
    'case.wrong_state': 409,
    'case.step_far': 409,
    'case.not_assigned': 403,
    'case.not_oneself': 422,
    'case.assignee_unfit': 422,
    'case.assignee_related': 422,
    'case.ends_before_now': 422,
    'case.has_survivor': 422,
    'case.not_received_so': 422,
    'support.in_future': 422,
  },
  messages,
  seedDemo: seedCases,
})
