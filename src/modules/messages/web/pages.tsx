import type { PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = []

export const todayCards: readonly TodayCard[] = [
  { order: 90, column: 'narrow', load: () => import('./NoticesCard.tsx') },
]
