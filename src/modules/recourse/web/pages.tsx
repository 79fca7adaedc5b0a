import type { PagePart, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/cases/$id/school-need/$paper',
    titleKey: 'recourse.school.title',
    permit: 'case.work',
    fold: true,
    load: () => import('./SchoolNeedPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 6, permit: 'case.work', load: () => import('./HoursLeftCard.tsx') },
  { order: 40, permit: 'case.work', column: 'narrow', load: () => import('./AwaitedCard.tsx') },
]

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'recourse',
    order: 420,
    labelKey: 'recourse.tab',
    permit: 'case.read',
    load: () => import('./RecourseTab.tsx'),
  },
]
