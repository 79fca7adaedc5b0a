import { route } from '#kernel/module.ts'
import * as incidents from './incident.contract.ts'
import { correctIncident, moveIncident, readIncidents, recordIncident } from './incident.service.ts'
import { exportRecorderContract } from './recorder-export.contract.ts'
import { exportRecorder } from './recorder-export.service.ts'

export const incidentRoutes = [
  route(incidents.readIncidentsContract, readIncidents),
  route(incidents.recordIncidentContract, recordIncident),
  route(incidents.correctIncidentContract, correctIncident),
  route(incidents.moveIncidentContract, moveIncident),
  route(exportRecorderContract, exportRecorder),
]
