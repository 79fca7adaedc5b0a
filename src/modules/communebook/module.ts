import { defineModule, joinMessages } from '#kernel/module.ts'
import { messages } from './communebook.messages.ts'
import { communebookRoutes } from './communebook.routes.ts'
import { messages as refusals } from './communebook-refusals.messages.ts'
import { seedCommunebook } from './demo.ts'

const commune = ['commune_officer'] as const

export const communebookModule = defineModule({
  name: 'communebook',
  routes: communebookRoutes,
  permits: {
    'book.record': commune,
    'book.read': commune,
    'book.open': commune,
    'book.export': commune,
    'book.hand_over': commune,
    'book.take_over': ['operator', 'duty_leader'],
    'book.annual': ['commune_officer', 'provincial_officer'],
  },
  refusals: {
    'book.none': 422,
    'book.wrong_state': 409,
    'book.in_future': 422,
    'book.before_report': 422,
    'book.act_not_offered': 422,
    'book.household_unknown': 422,
    'book.person_unfit': 422,
    'book.deed_dates': 422,
    'book.criticism_age': 422,
    'book.criticism_not_repeated': 422,
    'book.criticism_ask_her': 422,
    'book.criticism_makes_worse': 422,
    'book.no_crime_signs': 422,
    'book.result_unfit': 422,
    'book.say_why_unhelped': 422,
    'book.erased': 409,
    'book.export_too_many': 422,
    'book.no_centre': 422,
    'book.no_consent': 422,
    'book.handed_over_before': 409,
    'book.received_before': 409,
    'book.not_your_duty': 403,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedCommunebook,
})
