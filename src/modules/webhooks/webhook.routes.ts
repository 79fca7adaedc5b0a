import { route } from '#kernel/module.ts'
import * as contracts from './webhook.contract.ts'
import * as service from './webhook.service.ts'
import { exportWebhooks } from './webhook-export.service.ts'

export const webhookRoutes = [
  route(contracts.listWebhooks, service.listWebhooks),
  route(contracts.exportWebhooks, exportWebhooks),
  route(contracts.addWebhook, service.addWebhook),
  route(contracts.changeWebhook, service.changeWebhook),
  route(contracts.moveWebhook, service.moveWebhook),
  route(contracts.renewSecret, service.renewSecret),
  route(contracts.listDeliveries, service.listDeliveries),
  route(contracts.sendAgain, service.sendAgain),
]
