import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedRespondents } from './demo.ts'
import { messages } from './respondents.messages.ts'
import { respondentsRoutes } from './respondents.routes.ts'
import { messages as refusals } from './respondents-refusals.messages.ts'

export const respondentsModule = defineModule({
  name: 'respondents',
  routes: respondentsRoutes,
  permits: {
    'respondent.read': ['case_manager', 'commune_officer', 'supervisor'],
    'respondent.work': ['case_manager', 'commune_officer'],
    'respondent.assign': ['supervisor'],
  },
  refusals: {
    'respondent.not_assigned': 403,
    'respondent.wrong_state': 409,
    'respondent.in_future': 422,
    'respondent.assignee_unfit': 422,
    'respondent.same_worker': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedRespondents,
})
