import { IconCoin } from '@tabler/icons-react'
import type { Command, PagePart, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/aid',
    titleKey: 'aid.title',
    permit: 'aid.list',
    nav: { place: 'shelter', order: 60, icon: IconCoin, labelKey: 'aid.title' },
    load: () => import('./AidPage.tsx'),
  },
]

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'aid',
    order: 230,
    labelKey: 'aid.tab',
    permit: 'aid.read',
    load: () => import('./AidTab.tsx'),
  },
  ...(['contact', 'incident'] as const).map(
    (of): PagePart => ({
      of,
      value: 'aid',
      order: 100,
      labelKey: 'aid.elsewhere',
      permit: 'aid.ask_elsewhere',
      load: of === 'contact' ? () => import('./AidOfContact.tsx') : () => import('./AidOfIncident.tsx'),
    }),
  ),
]

export const commands: readonly Command[] = [{ labelKey: 'aid.command', permit: 'aid.list', to: '/aid' }]
