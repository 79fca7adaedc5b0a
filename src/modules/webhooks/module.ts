import { defineModule, joinMessages } from '#kernel/module.ts'
import { deliverDue } from './deliver.ts'
import { webhookRoutes } from './webhook.routes.ts'
import { messages } from './webhooks.messages.ts'
import { messages as refusals } from './webhooks-refusals.messages.ts'

export const webhooksModule = defineModule({
  name: 'webhooks',
  routes: webhookRoutes,
  permits: { 'webhook.keep': ['administrator'] },
  refusals: { 'webhook.address': 422, 'webhook.wrong_state': 409 },
  messages: joinMessages(messages, refusals),
  jobs: [
    { name: 'webhooks.deliver', when: '* * * * *', run: async (house) => void (await deliverDue(house)) },
  ],
})
