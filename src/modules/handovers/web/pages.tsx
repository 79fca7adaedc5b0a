import { IconHeartHandshake } from '@tabler/icons-react'
import type { Command, PagePart, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/handovers',
    titleKey: 'handovers.title',
    permit: 'case.read',
    nav: { place: 'cases', order: 30, icon: IconHeartHandshake, labelKey: 'handovers.title' },
    load: () => import('./HandoversPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 21, permit: 'case.read', load: () => import('./UnsignedCard.tsx') },
]

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'handovers',
    order: 330,
    labelKey: 'handovers.tab',
    permit: 'case.read',
    load: () => import('./HandoversTab.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'handovers.command', permit: 'case.read', to: '/handovers' },
]
