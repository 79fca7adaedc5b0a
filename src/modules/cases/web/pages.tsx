import { IconFolder, IconMessageHeart } from '@tabler/icons-react'
import type { Command, PageSpec, SearchSpec, TodayCard } from '#ui/page-spec.ts'
import { useMyOpenCases } from './use-today.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/cases',
    titleKey: 'cases.list.title',
    permit: 'case.read',
    nav: {
      place: 'cases',
      order: 0,
      icon: IconFolder,
      labelKey: 'cases.list.title',
      useCount: useMyOpenCases,
    },
    load: () => import('./CasesPage.tsx'),
  },
  {
    path: '/cases/new',
    titleKey: 'cases.new.title',
    permit: 'case.open',
    fold: true,
    load: () => import('./OpenCasePage.tsx'),
  },
  {
    path: '/cases/$id',
    titleKey: 'cases.file.title',
    permit: 'case.read',
    fold: true,
    load: () => import('./CaseFilePage.tsx'),
  },
  {
    path: '/cases/$id/print',
    titleKey: 'cases.print.title',
    permit: 'case.read',
    fold: true,
    load: () => import('./CasePrintPage.tsx'),
  },
  {
    path: '/feedback',
    titleKey: 'cases.feedback.title',
    permit: 'feedback.take',
    nav: { place: 'cases', order: 5, icon: IconMessageHeart, labelKey: 'cases.feedback.title' },
    load: () => import('./FeedbackPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 20, permit: 'case.assign', load: () => import('./WaitingCard.tsx') },
  { order: 22, permit: 'case.work', load: () => import('./WorkCard.tsx') },
  { order: 25, permit: 'case.assign', load: () => import('./LoadCard.tsx') },
  { order: 30, permit: 'case.work', load: () => import('./MyCasesCard.tsx') },
  { order: 35, permit: 'case.read', column: 'narrow', load: () => import('./ChangedCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'cases.new.title', permit: 'case.open', to: '/cases/new' },
  { labelKey: 'cases.feedback.take', permit: 'feedback.take', to: '/feedback' },
]

export const search: readonly SearchSpec[] = [
  { titleKey: 'cases.list.title', permit: 'case.read', load: () => import('./find-cases.ts') },
]
