import { IconFileText } from '@tabler/icons-react'
import type { Command, PagePart, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/reports',
    titleKey: 'reports.list.title',
    permit: 'report.read',
    nav: { place: 'reports', order: 0, icon: IconFileText, labelKey: 'reports.list.title' },
    load: () => import('./ReportsPage.tsx'),
  },
  {
    path: '/reports/$id',
    titleKey: 'reports.one.title',
    permit: 'report.read',
    fold: true,
    load: () => import('./ReportPage.tsx'),
  },
  {
    path: '/reported-figures',
    titleKey: 'reports.reported.title',
    permit: 'report.read',
    load: () => import('./ReportedFiguresPage.tsx'),
  },
]

export const parts: readonly PagePart[] = [
  {
    of: 'work_paper',
    value: 'reported',
    order: 100,
    labelKey: 'reports.reported.title',
    permit: 'report.read',
    load: () => import('./ReportedOfPaper.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  {
    order: 38,
    permit: 'report.write',
    load: () => import('./WaitingCards.tsx').then(({ ToWrite }) => ({ default: ToWrite })),
  },
  {
    order: 39,
    permit: 'report.initial',
    load: () => import('./WaitingCards.tsx').then(({ ToInitial }) => ({ default: ToInitial })),
  },
  {
    order: 40,
    permit: 'report.sign',
    load: () => import('./WaitingCards.tsx').then(({ ToSign }) => ({ default: ToSign })),
  },
  {
    order: 41,
    permit: 'report.number',
    load: () => import('./WaitingCards.tsx').then(({ ToNumber }) => ({ default: ToNumber })),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'reports.command.open', permit: 'report.read', to: '/reports' },
  { labelKey: 'reports.command.reported', permit: 'report.read', to: '/reported-figures' },
]
