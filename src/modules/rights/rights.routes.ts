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
import * as retention from './retention.contract.ts'
import {
  askErasure,
  askToEndHold,
  editRetention,
  exportDueCases,
  listDueCases,
  listErasures,
  listHolds,
  listRetention,
  setHold,
} from './retention.service.ts'

export const rightsRoutes = [
  route(emergencies.openInEmergencyContract, openInEmergency),
  route(emergencies.listEmergenciesContract, listEmergencies),
  route(emergencies.exportEmergenciesContract, exportEmergencies),
  route(emergencies.readEmergencyContract, readEmergency),
  route(emergencies.judgeEmergencyContract, judgeEmergency),
  route(conflicts.excludeAgencyContract, excludeWholeAgency),
  route(conflicts.liftConflictContract, askToLiftConflict),
  route(retention.listRetentionContract, listRetention),
  route(retention.editRetentionContract, editRetention),
  route(retention.listDueContract, listDueCases),
  route(retention.exportDueContract, exportDueCases),
  route(retention.listHoldsContract, listHolds),
  route(retention.setHoldContract, setHold),
  route(retention.endHoldContract, askToEndHold),
  route(retention.askErasureContract, askErasure),
  route(retention.listErasuresContract, listErasures),
]
