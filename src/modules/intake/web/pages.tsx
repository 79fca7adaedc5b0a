import { IconMailOpened } from '@tabler/icons-react'
import type { Command, PageSpec, TodayCard } from '#ui/page-spec.ts'
import { useWaitingCount } from './use-waiting.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/online-reports',
    titleKey: 'intake.inbox.title',
    permit: 'intake.list',
    nav: {
      place: 'hotline',
      order: 1.5,
      icon: IconMailOpened,
      labelKey: 'intake.inbox.title',
      useCount: useWaitingCount,
    },
    load: () => import('./InboxPage.tsx'),
  },
  {
    path: '/online-reports/$id',
    titleKey: 'intake.report.title',
    permit: 'intake.open',
    load: () => import('./ReportPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 4, permit: 'intake.list', load: () => import('./WaitingCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'intake.command.inbox', permit: 'intake.list', to: '/online-reports' },
]
