import { defineModule, joinMessages } from '#kernel/module.ts'
import { messages } from './aid.messages.ts'
import { aidRoutes } from './aid.routes.ts'
import { messages as refusals } from './aid-refusals.messages.ts'
import { seedAid } from './demo.ts'

export const aidModule = defineModule({
  name: 'aid',
  routes: aidRoutes,
  permits: {
    'aid.ask': ['operator', 'duty_leader', 'case_manager', 'shelter_keeper'],
    'aid.read': ['operator', 'duty_leader', 'case_manager', 'shelter_keeper', 'supervisor'],
    'aid.ask_elsewhere': ['operator', 'duty_leader', 'commune_officer'],
    'aid.move': [
      'operator',
      'duty_leader',
      'case_manager',
      'shelter_keeper',
      'commune_officer',
      'accountant',
    ],
    'aid.settle': ['accountant'],
    'aid.list': [
      'operator',
      'duty_leader',
      'case_manager',
      'shelter_keeper',
      'commune_officer',
      'accountant',
      'supervisor',
    ],
    'aid.export': ['accountant'],
    'aid.norm': ['accountant', 'administrator'],
  },
  refusals: {
    'aid.above_norm': 422,
    'aid.in_future': 422,
    'aid.not_your_hand': 403,
    'aid.wrong_state': 409,
    'aid.day_impossible': 422,
    'aid.spent_above': 422,
    'aid.norm_there': 409,
    'aid.export_too_many': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedAid,
})
