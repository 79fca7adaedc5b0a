import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedIncidents } from './demo.ts'
import { incidentRoutes } from './incident.routes.ts'
import { messages } from './incidents.messages.ts'
import { messages as refusals } from './incidents-refusals.messages.ts'
import { loadIncidentReference } from './reference.loader.ts'

const workers = ['operator', 'duty_leader', 'case_manager']

export const incidentsModule = defineModule({
  name: 'incidents',
  routes: incidentRoutes,
  permits: {
    'incident.read': [...workers, 'supervisor'],
    'incident.work': workers,
    'incident.export': ['supervisor', 'data_protection_officer'],
  },
  refusals: {
    'incident.wrong_state': 409,
    'incident.in_future': 422,
    'incident.act_not_offered': 422,
    'incident.export_too_many': 422,
  },
  messages: joinMessages(messages, refusals),
  loadReference: async (owner) => void (await loadIncidentReference(owner)),
  seedDemo: seedIncidents,
})
