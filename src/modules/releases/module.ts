import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedReleases } from './demo.ts'
import { releasesRoutes } from './release.routes.ts'
import { messages } from './releases.messages.ts'
import { messages as refusals } from './releases-refusals.messages.ts'

export const releasesModule = defineModule({
  name: 'releases',
  routes: releasesRoutes,
  permits: {
    'release.read': ['provincial_officer', 'leader', 'union_officer', 'data_protection_officer'],
    'release.keep': ['provincial_officer'],
    'release.publish': ['leader'],
    'release.withdraw': ['provincial_officer', 'leader'],
  },
  refusals: {
    'release.wrong_state': 409,
    'release.not_offered': 422,
    'release.one_breakdown': 422,
    'release.quarter_open': 422,
    'release.not_your_duty': 422,
    'release.same_person': 422,
    'release.told_meanwhile': 409,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedReleases,
})
