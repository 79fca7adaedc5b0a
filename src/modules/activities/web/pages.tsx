import { IconCalendarEvent, IconSchool } from '@tabler/icons-react'
import type { Command, PageSpec, TodayCard } from '#ui/page-spec.ts'
import { useOverdue } from './use-today.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/activities',
    titleKey: 'activities.list.title',
    permit: 'activity.read',
    nav: {
      place: 'prevention',
      order: 20,
      icon: IconCalendarEvent,
      labelKey: 'activities.list.title',
      useCount: useOverdue,
    },
    load: () => import('./ActivitiesPage.tsx'),
  },
  {
    path: '/activities/new',
    titleKey: 'activities.new.title',
    permit: 'activity.record',
    load: () => import('./NewActivityPage.tsx'),
  },
  {
    path: '/activities/table',
    titleKey: 'activities.table.title',
    permit: 'activity.record',
    load: () => import('./TablePage.tsx'),
  },
  {
    path: '/activities/import',
    titleKey: 'activities.import.title',
    permit: 'activity.record',
    load: () => import('./ImportPage.tsx'),
  },
  {
    path: '/activities/lists',
    titleKey: 'activities.codes.title',
    permit: 'activity.read_codes',
    load: () => import('./CodesPage.tsx'),
  },
  {
    path: '/press-outlets',
    titleKey: 'activities.outlets.title',
    permit: 'activity.read',
    load: () => import('./PressPage.tsx'),
  },
  {
    path: '/posts',
    titleKey: 'activities.posts.title',
    permit: 'activity.read',
    nav: { place: 'prevention', order: 24, icon: IconSchool, labelKey: 'activities.posts.title' },
    load: () => import('./PostsPage.tsx'),
  },
  {
    path: '/activities/$id/change',
    titleKey: 'activities.change.title',
    permit: 'activity.record',
    load: () => import('./ChangeActivityPage.tsx'),
  },
  {
    path: '/activities/$id/door',
    titleKey: 'activities.door.title',
    permit: 'activity.record',
    fold: true,
    load: () => import('./DoorPage.tsx'),
  },
  {
    path: '/activities/$id/poster',
    titleKey: 'activities.poster.title',
    permit: 'activity.record',
    load: () => import('./PosterPage.tsx'),
  },
  {
    path: '/activities/$id/sheet',
    titleKey: 'activities.sheet.title',
    permit: 'activity.record',
    load: () => import('./SheetPage.tsx'),
  },
  {
    path: '/activities/$id/tickets',
    titleKey: 'activities.tickets.title',
    permit: 'activity.record',
    load: () => import('./TicketsPage.tsx'),
  },
  {
    path: '/activities/$id',
    titleKey: 'activities.file.title',
    permit: 'activity.read',
    load: () => import('./ActivityPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 30, permit: 'activity.record', load: () => import('./ActivitiesCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'activities.new.title', permit: 'activity.record', to: '/activities/new' },
  { labelKey: 'activities.outlets.title', permit: 'activity.read', to: '/press-outlets' },
  { labelKey: 'activities.codes.title', permit: 'activity.read_codes', to: '/activities/lists' },
  { labelKey: 'activities.table.title', permit: 'activity.record', to: '/activities/table' },
  { labelKey: 'activities.import.title', permit: 'activity.record', to: '/activities/import' },
  { labelKey: 'activities.list.title', permit: 'activity.read', to: '/activities' },
]
