import { defineModule } from '#kernel/module.ts'
import { messages } from './boards.messages.ts'
import { boardsRoutes } from './boards.routes.ts'

export const boardsModule = defineModule({
  name: 'boards',
  routes: boardsRoutes,
  permits: {
    'board.leader': ['leader'],
    'board.equality': ['provincial_officer', 'leader'],
    'board.centre': ['supervisor', 'duty_leader', 'leader'],
    'board.union': ['union_officer', 'leader'],
  },
  refusals: {},
  messages,
})
