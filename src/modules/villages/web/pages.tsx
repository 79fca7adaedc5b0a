import { IconDeviceMobileMessage } from '@tabler/icons-react'
import type { Command, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/village-rounds',
    titleKey: 'villages.list.title',
    permit: 'village.read',
    nav: { place: 'prevention', order: 28, icon: IconDeviceMobileMessage, labelKey: 'villages.list.title' },
    load: () => import('./ListPage.tsx'),
  },
  {
    path: '/village-rounds/new',
    titleKey: 'villages.new.title',
    permit: 'village.work',
    load: () => import('./NewRoundPage.tsx'),
  },
  {
    path: '/village-rounds/$id',
    titleKey: 'villages.round.title',
    permit: 'village.read',
    load: () => import('./RoundPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 31, permit: 'village.work', load: () => import('./TodayCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'villages.list.title', permit: 'village.read', to: '/village-rounds' },
  { labelKey: 'villages.new.title', permit: 'village.work', to: '/village-rounds/new' },
]
