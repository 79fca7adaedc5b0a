import { IconUserExclamation } from '@tabler/icons-react'
import type { Command, PagePart, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/respondents',
    titleKey: 'respondents.list.title',
    permit: 'respondent.read',
    nav: { place: 'cases', order: 60, icon: IconUserExclamation, labelKey: 'respondents.list.title' },
    load: () => import('./RespondentsPage.tsx'),
  },
  {
    path: '/respondents/new',
    titleKey: 'respondents.new.title',
    permit: 'respondent.work',
    fold: true,
    load: () => import('./OpenRespondentPage.tsx'),
  },
  {
    path: '/respondents/$id',
    titleKey: 'respondents.file.title',
    permit: 'respondent.read',
    fold: true,
    load: () => import('./RespondentPage.tsx'),
  },
  {
    path: '/respondents/$id/commitment',
    titleKey: 'respondents.print.title',
    permit: 'respondent.work',
    fold: true,
    load: () => import('./CommitmentPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 4, permit: 'case.work', load: () => import('./WarningsCard.tsx') },
]

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'warnings',
    order: 430,
    labelKey: 'respondents.warning.tab',
    permit: 'case.read',
    load: () => import('./WarningsTab.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'respondents.new.title', permit: 'respondent.work', to: '/respondents/new' },
]
