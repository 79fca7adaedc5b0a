import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedRecourse } from './demo.ts'
import { messages } from './recourse.messages.ts'
import { recourseRoutes } from './recourse.routes.ts'
import { messages as refusals } from './recourse-refusals.messages.ts'
import { loadRecourseReference } from './reference.loader.ts'

export const recourseModule = defineModule({
  name: 'recourse',
  routes: recourseRoutes,
  permits: {}, // worked on with the permits of the case
  refusals: {
    'recourse.in_future': 422,
    'recourse.before_it_began': 422,
    'recourse.unknown_item': 422,
    'injury.wrong_state': 409,
    'police_report.wrong_state': 409,
    'police_report.tell_her_first': 422,
    'legal.wrong_state': 409,
    'paper.wrong_state': 409,
  },
  messages: joinMessages(messages, refusals),
  loadReference: loadRecourseReference,
  seedDemo: seedRecourse,
})
