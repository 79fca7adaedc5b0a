import { defineModule, joinMessages } from '#kernel/module.ts'
import { onClosing } from '#modules/cases/index.ts'
import { seedHandovers } from './demo.ts'
import { countPrepared } from './handover.queries.ts'
import { messages } from './handovers.messages.ts'
import { handoversRoutes } from './handovers.routes.ts'
import { messages as refusals } from './handovers-refusals.messages.ts'

onClosing(async (trx, caseId) => [{ kind: 'person_handover', n: await countPrepared(trx, caseId) }])

export const handoversModule = defineModule({
  name: 'handovers',
  routes: handoversRoutes,
  permits: {}, // worked on with the permits of the case
  refusals: {
    'handover.wrong_state': 409,
    'handover.only_given': 422,
    'handover.in_future': 422,
    'handover.signed_too_early': 422,
    'handover.alleged_person': 422,
    'handover.receiver_alleged': 422,
    'handover.return_check_missing': 422,
    'handover.danger_says_stop': 422,
    'handover.before_received': 422,
    'handover.given_before': 422,
    'handover.received_before': 422,
    'handover.unknown_body': 422,
    'handover.no_minutes': 409,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedHandovers,
})
