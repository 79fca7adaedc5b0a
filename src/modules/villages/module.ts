import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedVillages } from './demo.ts'
import { messages } from './villages.messages.ts'
import { villagesRoutes } from './villages.routes.ts'
import { messages as refusals } from './villages-refusals.messages.ts'

const workers = ['commune_officer', 'union_officer', 'provincial_officer'] as const

export const villagesModule = defineModule({
  name: 'villages',
  routes: villagesRoutes,
  permits: {
    'village.read': [...workers, 'leader', 'clerk', 'administrator'],
    'village.work': workers,
  },
  refusals: {
    'villages.no_agency': 422,
    'villages.not_yours': 403,
    'villages.wrong_state': 409,
    'villages.village_twice': 409,
    'villages.over': 409,
    'villages.kind_unknown': 422,
    'villages.place_unknown': 422,
    'villages.too_long': 422,
    'villages.day_outside': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedVillages,
})
