import { defineModule, joinMessages } from '#kernel/module.ts'
import { messages } from './campaigns.messages.ts'
import { campaignsRoutes } from './campaigns.routes.ts'
import { messages as refusals } from './campaigns-refusals.messages.ts'
import { seedCampaigns } from './demo.ts'
import { loadCampaignsReference } from './reference.loader.ts'

const keepers = ['union_officer', 'provincial_officer'] as const
const workers = ['commune_officer', ...keepers] as const

export const campaignsModule = defineModule({
  name: 'campaigns',
  routes: campaignsRoutes,
  permits: {
    'campaign.read': [...workers, 'leader', 'clerk'],
    'campaign.work': workers,
    'campaign.plan': keepers,
    'campaign.themes': ['provincial_officer', 'administrator'],
  },
  refusals: {
    'campaign.no_agency': 422,
    'campaign.unknown': 422,
    'campaign.theme_there': 409,
    'campaign.plan_there': 409,
    'campaign.not_yours': 403,
    'campaign.not_followed': 422,
    'campaign.closed': 409,
    'campaign.wrong_state': 409,
    'campaign.linked': 409,
    'campaign.kind_unknown': 422,
    'campaign.place_not_then': 422,
  },
  messages: joinMessages(messages, refusals),
  loadReference: loadCampaignsReference,
  seedDemo: seedCampaigns,
})
