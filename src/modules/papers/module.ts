import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedPapers } from './demo.ts'
import { messages } from './papers.messages.ts'
import { papersRoutes } from './papers.routes.ts'
import { messages as refusals } from './papers-refusals.messages.ts'

const workers = ['commune_officer', 'union_officer', 'provincial_officer'] as const

export const papersModule = defineModule({
  name: 'papers',
  routes: papersRoutes,
  permits: {
    'paper.read': [...workers, 'leader', 'clerk', 'administrator'],
    'paper.work': workers,
  },
  refusals: {
    'papers.no_agency': 422,
    'papers.not_yours': 403,
    'papers.wrong_state': 409,
    'papers.number_twice': 409,
    'papers.linked': 409,
    'papers.policy_twice': 409,
    'papers.told_already': 409,
    'papers.in_future': 422,
    'papers.before_last_step': 422,
    'papers.no_number': 422,
    'papers.replacement_not_in_force': 422,
    'papers.place_unknown': 422,
    'papers.group_unknown': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedPapers,
})
