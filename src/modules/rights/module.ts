import { defineModule } from '#kernel/module.ts'
import { onApproved } from '#modules/access/index.ts'
import { liftConflict } from './conflict.service.ts'
import { messages } from './rights.messages.ts'
import { rightsRoutes } from './rights.routes.ts'

onApproved('conflict_lift', liftConflict)

export const rightsModule = defineModule({
  name: 'rights',
  routes: rightsRoutes,
  permits: {
    'emergency.open': ['operator', 'duty_leader', 'case_manager', 'supervisor'],
    'emergency.review': ['supervisor', 'data_protection_officer'],
  },
  refusals: {
    'emergency.has_access': 409,
    'emergency.no_overseers': 409,
    'conflict.own_agency': 422,
  },
  messages,
})
