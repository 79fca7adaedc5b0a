import { IconFileExport } from '@tabler/icons-react'
import type { Command, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/exchange',
    titleKey: 'exchange.list.title',
    permit: 'exchange.take',
    nav: { place: 'figures', order: 50, icon: IconFileExport, labelKey: 'exchange.list.title' },
    load: () => import('./ExchangePage.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'exchange.list.title', permit: 'exchange.take', to: '/exchange' },
]
