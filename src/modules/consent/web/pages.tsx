import type { PagePart, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = []

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'consent',
    order: 300,
    labelKey: 'consent.tab',
    permit: 'consent.read',
    load: () => import('./ConsentTab.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 7, permit: 'consent.review', load: () => import('./KeysCard.tsx') },
]
