import { defineModule } from '#kernel/module.ts'
import { onApproved } from '#modules/access/index.ts'
import { endHold, eraseCase } from './approved.ts'
import { liftConflict } from './conflict.service.ts'
import { messages } from './rights.messages.ts'
import { rightsRoutes } from './rights.routes.ts'

onApproved('conflict_lift', liftConflict)
onApproved('erasure', eraseCase)
onApproved('legal_hold_end', endHold)

export const rightsModule = defineModule({
  name: 'rights',
  routes: rightsRoutes,
  permits: {
    'emergency.open': ['operator', 'duty_leader', 'case_manager', 'supervisor'],
    'emergency.review': ['supervisor', 'data_protection_officer'],
    'retention.read': ['supervisor', 'data_protection_officer'],
    'retention.hold': ['supervisor', 'data_protection_officer'],
    'retention.edit': ['data_protection_officer'],
  },
  refusals: {
    'emergency.has_access': 409,
    'emergency.no_overseers': 409,
    'conflict.own_agency': 422,
    'legal_hold.runs': 409,
    'legal_hold.ended': 409,
    'legal_hold.end_asked': 409,
    'erasure.still_open': 409,
    'erasure.held': 409,
  },
  messages,
})
