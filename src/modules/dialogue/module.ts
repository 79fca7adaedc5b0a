import { sql } from 'kysely'
import { defineModule, joinMessages } from '#kernel/module.ts'
import { onDutyMoved } from '#modules/access/index.ts'
import { seedDialogues } from './demo.ts'
import { messages } from './dialogue.messages.ts'
import { dialogueRoutes } from './dialogue.routes.ts'
import { messages as refusals } from './dialogue-refusals.messages.ts'
import { watchPetitions } from './petition-watch.ts'
import { loadTopics } from './reference.loader.ts'

const keepers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...keepers, 'leader', 'clerk', 'partner_desk'] as const

// What was asked of a body by its duty goes where the duty goes, in the same transaction; one that moves on a later day is followed then.
onDutyMoved(async (trx, ctx) => {
  await sql`select access.follow_petitions(${ctx.now()})`.execute(trx)
})

export const dialogueModule = defineModule({
  name: 'dialogue',
  routes: dialogueRoutes,
  permits: {
    'dialogue.read': readers,
    'dialogue.keep': keepers,
    'dialogue.topics': ['union_officer', 'provincial_officer'],
    'petition.read': readers,
    'petition.record': keepers,
    'petition.move': [...keepers, 'partner_desk'],
  },
  refusals: {
    'dialogue.wrong_state': 409,
    'dialogue.in_future': 422,
    'dialogue.place_not_then': 422,
    'dialogue.hours': 422,
    'dialogue.body_unknown': 422,
    'dialogue.topic_unknown': 422,
    'dialogue.topic_taken': 409,
    'dialogue.topic_dates': 422,
    'dialogue.duty_unknown': 422,
    'dialogue.nobody_invited': 422,
    'dialogue.ref_taken': 409,
    'voice.left_before': 409,
    'petition.wrong_state': 409,
    'petition.not_your_turn': 403,
    'petition.not_its_voice': 422,
    'petition.voice_lost': 422,
    'petition.with_itself': 422,
    'petition.nobody_responsible': 422,
    'petition.asked_before': 422,
    'petition.itself': 422,
    'petition.body_unknown': 422,
    'petition.no_body': 422,
    'petition.due_before': 422,
    'synthesis.wrong_state': 409,
    'synthesis.nothing': 422,
    'synthesis.dates': 422,
    'recommendation.wrong_state': 409,
    'recommendation.before_sent': 422,
  },
  messages: joinMessages(messages, refusals),
  loadReference: loadTopics,
  seedDemo: seedDialogues,
  jobs: [{ name: 'dialogue.watch', when: '11 * * * *', run: watchPetitions }],
})
