import { IconWebhook } from '@tabler/icons-react'
import type { Command, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/webhooks',
    titleKey: 'webhooks.list.title',
    permit: 'webhook.keep',
    nav: { place: 'admin', order: 80, icon: IconWebhook, labelKey: 'webhooks.list.title' },
    load: () => import('./WebhooksPage.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'webhooks.list.title', permit: 'webhook.keep', to: '/webhooks' },
]
