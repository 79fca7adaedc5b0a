import { defineModule, joinMessages } from '#kernel/module.ts'
import { onClosing } from '#modules/cases/index.ts'
import { seedReturnees } from './demo.ts'
import { loadSupportRegime } from './reference.loader.ts'
import { countOpenSupports } from './returnee.queries.ts'
import { messages } from './returnees.messages.ts'
import { returneesRoutes } from './returnees.routes.ts'
import { messages as refusals } from './returnees-refusals.messages.ts'

onClosing(async (trx, caseId) => [{ kind: 'returnee_support', n: await countOpenSupports(trx, caseId) }])

export const returneesModule = defineModule({
  name: 'returnees',
  routes: returneesRoutes,
  permits: {}, // worked on with the permits of the case
  refusals: {
    'returnee.in_future': 422,
    'returnee.birthday_in_future': 422,
    'returnee.born_after': 422,
    'returnee.not_under_18': 422,
    'returnee.alleged_person': 422,
    'returnee.exists': 409,
    'returnee.wrong_state': 409,
    'returnee.told_already': 409,
    'returnee.told_before': 422,
    'returnee.verified_already': 409,
    'returnee.before_came': 422,
    'returnee.care_overlaps': 422,
    'returnee.care_ended': 409,
    'returnee.ends_before': 422,
    'returnee.unknown_body': 422,
    'returnee.unknown_item': 422,
    'returnee.support_open': 409,
    'returnee.support_wrong_state': 409,
    'returnee.support_before': 422,
  },
  messages: joinMessages(messages, refusals),
  loadReference: loadSupportRegime,
  seedDemo: seedReturnees,
})
