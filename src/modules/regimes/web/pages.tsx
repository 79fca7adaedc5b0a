import { IconMailForward, IconReportAnalytics } from '@tabler/icons-react'
import type { Command, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/regimes',
    titleKey: 'regimes.list.title',
    permit: 'regime.read',
    nav: { place: 'reports', order: 20, icon: IconReportAnalytics, labelKey: 'regimes.list.title' },
    load: () => import('./RegimesPage.tsx'),
  },
  {
    path: '/submissions',
    titleKey: 'regimes.submissions.title',
    permit: 'submission.read',
    nav: { place: 'reports', order: 21, icon: IconMailForward, labelKey: 'regimes.submissions.title' },
    load: () => import('./SubmissionsPage.tsx'),
  },
  {
    path: '/submissions/$id',
    titleKey: 'regimes.submission.title',
    permit: 'submission.read',
    load: () => import('./SubmissionPage.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'regimes.list.title', permit: 'regime.read', to: '/regimes' },
  { labelKey: 'regimes.submissions.title', permit: 'submission.read', to: '/submissions' },
]

export const todayCards: readonly TodayCard[] = [
  { order: 60, permit: 'submission.read', column: 'wide', load: () => import('./SubmissionsCard.tsx') },
]
