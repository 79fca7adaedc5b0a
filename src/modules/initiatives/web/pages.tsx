import { IconUsersGroup } from '@tabler/icons-react'
import type { Command, PageSpec, SearchSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/initiatives',
    titleKey: 'initiatives.list.title',
    permit: 'initiative.read',
    nav: { place: 'prevention', order: 10, icon: IconUsersGroup, labelKey: 'initiatives.list.title' },
    load: () => import('./ListPage.tsx'),
  },
  {
    path: '/initiatives/new',
    titleKey: 'initiatives.new.title',
    permit: 'initiative.keep',
    load: () => import('./NewPage.tsx'),
  },
  {
    path: '/initiatives/map',
    titleKey: 'initiatives.map.title',
    permit: 'initiative.read',
    load: () => import('./MapPage.tsx'),
  },
  {
    path: '/initiatives/import',
    titleKey: 'initiatives.import.title',
    permit: 'initiative.keep',
    load: () => import('./ImportPage.tsx'),
  },
  {
    path: '/initiative-kinds',
    titleKey: 'initiatives.kinds.title',
    permit: 'initiative.rules',
    load: () => import('./KindsPage.tsx'),
  },
  {
    path: '/initiatives/$id',
    titleKey: 'initiatives.file.title',
    permit: 'initiative.read',
    load: () => import('./FilePage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 40, permit: 'initiative.keep', load: () => import('./SilentCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'initiatives.list.title', permit: 'initiative.read', to: '/initiatives' },
  { labelKey: 'initiatives.new.title', permit: 'initiative.keep', to: '/initiatives/new' },
  { labelKey: 'initiatives.map.title', permit: 'initiative.read', to: '/initiatives/map' },
  { labelKey: 'initiatives.import.title', permit: 'initiative.keep', to: '/initiatives/import' },
  { labelKey: 'initiatives.kinds.title', permit: 'initiative.rules', to: '/initiative-kinds' },
]

export const search: readonly SearchSpec[] = [
  {
    titleKey: 'initiatives.search.title',
    permit: 'initiative.read',
    load: () => import('./search.ts'),
  },
]
