import { route } from '#kernel/module.ts'
import * as conflicts from './conflict.contract.ts'
import { askToLiftConflict, excludeWholeAgency } from './conflict.service.ts'
import * as breaches from './data-breach.contract.ts'
import {
  breachFormFile,
  correctBreach,
  exportBreaches,
  listBreaches,
  moveBreach,
  readBreach,
  recordBreach,
} from './data-breach.service.ts'
import * as requests from './data-request.contract.ts'
import {
  exportRequests,
  listRequests,
  moveRequest,
  readRequest,
  requestLetter,
  takeRequest,
} from './data-request.service.ts'
import * as emergencies from './emergency.contract.ts'
import {
  exportEmergencies,
  judgeEmergency,
  listEmergencies,
  openInEmergency,
  readEmergency,
} from './emergency.service.ts'
import { askKeyPartsContract } from './key-parts.contract.ts'
import { askKeyParts } from './key-parts.service.ts'
import * as persons from './persons-export.contract.ts'
import { askPersonsExport, takePersonsExport } from './persons-export.service.ts'
import * as alerts from './reading-alert.contract.ts'
import { exportAlerts, judgeAlert, listAlerts, readAlert } from './reading-alert.service.ts'
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
import { exportTwoPersonContract } from './two-person-export.contract.ts'
import { exportTwoPerson } from './two-person-export.service.ts'

export const rightsRoutes = [
  route(emergencies.openInEmergencyContract, openInEmergency),
  route(emergencies.listEmergenciesContract, listEmergencies),
  route(emergencies.exportEmergenciesContract, exportEmergencies),
  route(emergencies.readEmergencyContract, readEmergency),
  route(emergencies.judgeEmergencyContract, judgeEmergency),
  route(exportTwoPersonContract, exportTwoPerson),
  route(askKeyPartsContract, askKeyParts),
  route(conflicts.excludeAgencyContract, excludeWholeAgency),
  route(conflicts.liftConflictContract, askToLiftConflict),
  route(requests.takeRequestContract, takeRequest),
  route(requests.listRequestsContract, listRequests),
  route(requests.exportRequestsContract, exportRequests),
  route(requests.readRequestContract, readRequest),
  route(requests.moveRequestContract, moveRequest),
  route(requests.requestLetterContract, requestLetter),
  route(breaches.recordBreachContract, recordBreach),
  route(breaches.correctBreachContract, correctBreach),
  route(breaches.listBreachesContract, listBreaches),
  route(breaches.exportBreachesContract, exportBreaches),
  route(breaches.readBreachContract, readBreach),
  route(breaches.moveBreachContract, moveBreach),
  route(breaches.breachFormContract, breachFormFile),
  route(persons.askPersonsExportContract, askPersonsExport),
  route(persons.takePersonsExportContract, takePersonsExport),
  route(alerts.listAlertsContract, listAlerts),
  route(alerts.exportAlertsContract, exportAlerts),
  route(alerts.readAlertContract, readAlert),
  route(alerts.judgeAlertContract, judgeAlert),
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
