import { defineModule, joinMessages } from '#kernel/module.ts'
import { messages } from './children.messages.ts'
import { childrenRoutes } from './children.routes.ts'
import { messages as refusals } from './children-refusals.messages.ts'
import { seedChildren } from './demo.ts'

export const childrenModule = defineModule({
  name: 'children',
  routes: childrenRoutes,
  permits: { 'child.work': ['operator', 'duty_leader', 'case_manager'] },
  refusals: {
    'child.wrong_state': 409,
    'child.other_track': 422,
    'child.in_future': 422,
    'child.ends_before': 422,
    'child.fifteen_days': 422,
    'child.abuser_named': 422,
    'child.survivor_needs_path': 422,
    'child.not_the_child': 422,
    'child.representative_needed': 422,
    'child.legal_aid_first': 422,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedChildren,
})
