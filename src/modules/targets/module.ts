import path from 'node:path'
import { defineModule, joinMessages } from '#kernel/module.ts'
import { everyone } from '#modules/access/index.ts'
import { loadReferenceFiles } from '#modules/law/index.ts'
import { seedTargets } from './demo.ts'
import { messages } from './targets.messages.ts'
import { targetsRoutes } from './targets.routes.ts'
import { messages as refusals } from './targets-refusals.messages.ts'

const folder = path.resolve(import.meta.dirname, '../../../db/reference/targets')

export const targetsModule = defineModule({
  name: 'targets',
  routes: targetsRoutes,
  permits: {
    'target.read': everyone.filter((role) => role !== 'partner_desk'),
    'target.keep': ['provincial_officer'],
  },
  refusals: {
    'target.code_taken': 409,
    'target.unknown': 422,
    'target.told_before': 409,
    'target.counted_here': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedTargets,
  loadReference: async (owner) =>
    void (await loadReferenceFiles(
      owner,
      folder,
      [{ file: 'target-counts.csv', table: 'target_count', key: ['code'] }],
      'law_load',
    )),
})
