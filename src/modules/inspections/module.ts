import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedInspections } from './demo.ts'
import { watchFindings } from './finding-watch.ts'
import { messages } from './inspections.messages.ts'
import { inspectionsRoutes } from './inspections.routes.ts'
import { messages as refusals } from './inspections-refusals.messages.ts'
import { loadChecklists } from './reference.loader.ts'

const workers = ['commune_officer', 'union_officer', 'provincial_officer'] as const

export const inspectionsModule = defineModule({
  name: 'inspections',
  routes: inspectionsRoutes,
  permits: {
    'inspection.read': [...workers, 'leader', 'clerk', 'administrator'],
    'inspection.work': workers,
    'inspection.rules': ['provincial_officer', 'administrator'],
  },
  refusals: {
    'inspection.no_agency': 422,
    'inspection.not_yours': 403,
    'inspection.wrong_state': 409,
    'inspection.not_made': 409,
    'inspection.visit_twice': 409,
    'inspection.withdrawn_before': 409,
    'inspection.in_future': 422,
    'inspection.ends_before_start': 422,
    'inspection.no_decision': 422,
    'inspection.outside_round': 422,
    'inspection.no_checklist': 422,
    'inspection.version_earlier': 422,
    'inspection.place_not_then': 422,
    'inspection.unanswered': 422,
    'inspection.not_asked': 422,
    'inspection.no_evidence': 422,
    'inspection.nothing_looked_at': 422,
    'inspection.recheck_missing': 422,
    'inspection.due_before_found': 422,
    'inspection.before_last_step': 422,
    'inspection.before_visit': 422,
  },
  messages: joinMessages(messages, refusals),
  loadReference: loadChecklists,
  seedDemo: seedInspections,
  jobs: [{ name: 'inspections.watch', when: '41 * * * *', run: watchFindings }],
})
