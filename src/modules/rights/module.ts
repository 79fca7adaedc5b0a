import { defineModule, joinMessages } from '#kernel/module.ts'
import { onApproved } from '#modules/access/index.ts'
import { endHold, eraseCase } from './approved.ts'
import { liftConflict } from './conflict.service.ts'
import { seedRights } from './demo.ts'
import { watchReading } from './reading-alert.service.ts'
import { messages } from './rights.messages.ts'
import { rightsRoutes } from './rights.routes.ts'
import { messages as refusals } from './rights-refusals.messages.ts'

onApproved('conflict_lift', liftConflict)
onApproved('erasure', eraseCase)
onApproved('legal_hold_end', endHold)

export const rightsModule = defineModule({
  name: 'rights',
  routes: rightsRoutes,
  permits: {
    'emergency.open': ['operator', 'duty_leader', 'case_manager', 'supervisor'],
    'key.ask': ['administrator'],
    'persons.export': ['operator', 'duty_leader', 'case_manager'],
    'emergency.review': ['supervisor', 'data_protection_officer'],
    'rights.take': ['operator', 'duty_leader', 'case_manager', 'supervisor', 'data_protection_officer'],
    'rights.desk': ['supervisor', 'data_protection_officer'],
    'breach.record': ['supervisor', 'data_protection_officer'],
    'breach.read': ['supervisor', 'data_protection_officer', 'leader'],
    'alert.judge': ['supervisor', 'data_protection_officer'],
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
    'data_request.in_future': 422,
    'data_request.wrong_state': 409,
    'data_request.no_extension': 422,
    'data_request.extended': 409,
    'data_request.not_identified': 422,
    'data_breach.in_future': 422,
    'data_breach.span': 422,
    'data_breach.wrong_state': 409,
  },
  messages: joinMessages(messages, refusals),
  jobs: [
    {
      name: 'rights.watch_reading',
      when: '*/5 * * * *',
      run: async (house) => void (await watchReading(house)),
    },
  ],
  seedDemo: seedRights,
})
