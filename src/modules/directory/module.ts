import { defineModule } from '#kernel/module.ts'
import { seedDirectory } from './demo.ts'
import { messages } from './directory.messages.ts'
import { dutyNumberRoutes } from './duty-number.routes.ts'

export const directoryModule = defineModule({
  name: 'directory',
  routes: dutyNumberRoutes,
  permits: {
    'duty_number.edit': ['duty_leader', 'administrator'],
    'duty_number.test': ['operator', 'duty_leader', 'administrator'],
  },
  refusals: { 'duty_number.ended': 422 },
  messages,
  seedDemo: seedDirectory,
})
