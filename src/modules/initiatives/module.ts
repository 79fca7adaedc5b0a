import { sql } from 'kysely'
import { defineModule, joinMessages } from '#kernel/module.ts'
import { everyone, onDutyMoved } from '#modules/access/index.ts'
import { seedInitiatives } from './demo.ts'
import { messages } from './initiatives.messages.ts'
import { initiativesRoutes } from './initiatives.routes.ts'
import { messages as refusals } from './initiatives-refusals.messages.ts'
import { loadInitiativesReference } from './reference.loader.ts'

const keepers = ['commune_officer', 'union_officer', 'provincial_officer'] as const

// What is hosted by a duty goes where the duty goes, in the same transaction; one that moves on a later day is followed then.
onDutyMoved(async (trx, ctx) => {
  await sql`select access.follow_initiatives(${ctx.now()})`.execute(trx)
})

export const initiativesModule = defineModule({
  name: 'initiatives',
  routes: initiativesRoutes,
  permits: {
    'initiative.read': everyone,
    'initiative.keep': keepers,
    'initiative.rules': ['provincial_officer', 'administrator'],
  },
  refusals: {
    'initiative.duplicate': 409,
    'initiative.wrong_state': 409,
    'initiative.in_future': 422,
    'initiative.kind_not_then': 422,
    'initiative.phase_not_then': 422,
    'initiative.place_not_then': 422,
    'initiative.not_your_host': 422,
    'initiative.same_host': 422,
    'initiative.duty_unknown': 422,
    'initiative.origin_unknown': 422,
    'initiative.before_last_step': 422,
    'initiative.before_founding': 422,
    'initiative.before_joining': 422,
    'initiative.closed_then': 422,
    'initiative.met_that_day': 409,
    'initiative.withdrawn_before': 409,
    'initiative.left_before': 409,
    'initiative.counts_only': 422,
    'initiative.outcome_unfit': 422,
    'initiative.works_there': 409,
    'initiative.place_stands': 422,
    'initiative.not_a_successor': 422,
    'initiative.home_stays': 422,
    'initiative.survivors_meet': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedInitiatives,
  loadReference: async (owner) => void (await loadInitiativesReference(owner)),
  jobs: [
    {
      name: 'initiatives.follow',
      when: '7 * * * *',
      run: async ({ jobs, now }) =>
        void (await sql`select access.follow_initiatives(${now()})`.execute(jobs)),
    },
  ],
})
