import { route } from '#kernel/module.ts'
import * as conflicts from './conflict.contract.ts'
import { askToLiftConflict, excludeWholeAgency } from './conflict.service.ts'
import * as emergencies from './emergency.contract.ts'
import {
  exportEmergencies,
  judgeEmergency,
  listEmergencies,
  openInEmergency,
  readEmergency,
} from './emergency.service.ts'

export const rightsRoutes = [
  route(emergencies.openInEmergencyContract, openInEmergency),
  route(emergencies.listEmergenciesContract, listEmergencies),
  route(emergencies.exportEmergenciesContract, exportEmergencies),
  route(emergencies.readEmergencyContract, readEmergency),
  route(emergencies.judgeEmergencyContract, judgeEmergency),
  route(conflicts.excludeAgencyContract, excludeWholeAgency),
  route(conflicts.liftConflictContract, askToLiftConflict),
]
