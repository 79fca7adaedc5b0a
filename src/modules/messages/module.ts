import { defineModule } from '#kernel/module.ts'
import { messages } from './messages.messages.ts'
import { noticeRoutes } from './notice.routes.ts'

export const messagesModule = defineModule({
  name: 'messages',
  routes: noticeRoutes,
  permits: {},
  refusals: {},
  messages,
})
