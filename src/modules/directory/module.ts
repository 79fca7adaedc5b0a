import { defineModule, joinMessages } from '#kernel/module.ts'
import { onApproved, onDutyMoved } from '#modules/access/index.ts'
import { assignApproved } from './address.service.ts'
import { seedDirectory } from './demo.ts'
import { messages } from './directory.messages.ts'
import { messages as refusals } from './directory-refusals.messages.ts'
import { dutyNumberRoutes } from './duty-number.routes.ts'
import { followDuties } from './entry.queries.ts'
import { entryRoutes } from './entry.routes.ts'

onApproved('address_keeper', assignApproved)
onDutyMoved(followDuties)

export const directoryModule = defineModule({
  name: 'directory',
  routes: [...dutyNumberRoutes, ...entryRoutes],
  permits: {
    'duty_number.edit': ['duty_leader', 'administrator'],
    'duty_number.test': ['operator', 'duty_leader', 'administrator'],
    'directory.edit': [
      'duty_leader',
      'supervisor',
      'provincial_officer',
      'administrator',
      'commune_officer',
      'union_officer',
    ],
    'directory.export': [
      'duty_leader',
      'supervisor',
      'provincial_officer',
      'administrator',
      'commune_officer',
      'union_officer',
      'leader',
    ],
    'directory.import': ['duty_leader', 'supervisor', 'provincial_officer', 'administrator'],
    'address.open': ['operator', 'case_manager', 'duty_leader', 'supervisor', 'shelter_keeper'],
    'address.write': ['supervisor', 'shelter_keeper'],
    'address.oversee': ['supervisor', 'data_protection_officer'],
    'address.assign': ['supervisor'],
    'address.end': [
      'operator',
      'case_manager',
      'duty_leader',
      'supervisor',
      'shelter_keeper',
      'data_protection_officer',
    ],
  },
  refusals: {
    'duty_number.ended': 422,
    'directory.office_of_what': 422,
    'directory.sealed_has_none': 422,
    'directory.gate_needed': 422,
    'directory.not_yours': 403,
    'directory.place_fine': 422,
    'directory.office_once': 409,
    'directory.closed_before': 422,
    'directory.wrong_state': 409,
    'directory.not_sealed': 422,
    'address.too_many': 429,
    'address.none': 409,
    'address.in_clear': 422,
    'address.until_when': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedDirectory,
})
