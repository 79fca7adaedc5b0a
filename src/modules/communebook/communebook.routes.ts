import { route } from '#kernel/module.ts'
import * as annual from './annual.contract.ts'
import { exportAnnual, readAnnual } from './annual.service.ts'
import { endDeed } from './deed.service.ts'
import * as handovers from './handover.contract.ts'
import { handOverIncident, listHandovers, takeHandover } from './handover.service.ts'
import * as incidents from './incident.contract.ts'
import {
  addIncidentDeed,
  checkIncident,
  closeIncident,
  recordIncident,
  reopenIncident,
  setBookConflict,
  setMediation,
  tellCrime,
} from './incident.service.ts'
import { openIncidentPersons, readIncident } from './incident-file.service.ts'
import { readBookTodayContract } from './incident-line.contract.ts'
import { exportIncidents, listIncidents, readBookToday, searchIncidents } from './incident-list.service.ts'

export const communebookRoutes = [
  route(incidents.recordIncidentContract, recordIncident),
  route(incidents.listIncidentsContract, listIncidents),
  route(incidents.searchIncidentsContract, searchIncidents),
  route(incidents.exportIncidentsContract, exportIncidents),
  route(readBookTodayContract, readBookToday),
  route(incidents.readIncidentContract, readIncident),
  route(incidents.openIncidentPersonsContract, openIncidentPersons),
  route(incidents.checkIncidentContract, checkIncident),
  route(incidents.addDeedContract, addIncidentDeed),
  route(incidents.endDeedContract, endDeed),
  route(incidents.setMediationContract, setMediation),
  route(incidents.tellCrimeContract, tellCrime),
  route(incidents.closeIncidentContract, closeIncident),
  route(incidents.reopenIncidentContract, reopenIncident),
  route(incidents.setBookConflictContract, setBookConflict),
  route(handovers.handOverIncidentContract, handOverIncident),
  route(handovers.listHandoversContract, listHandovers),
  route(handovers.takeHandoverContract, takeHandover),
  route(annual.readAnnualContract, readAnnual),
  route(annual.exportAnnualContract, exportAnnual),
]
