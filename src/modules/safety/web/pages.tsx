import { IconListCheck } from '@tabler/icons-react'
import type { PagePart, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/risk-editions',
    titleKey: 'safety.editions.title',
    permit: 'risk.editions',
    nav: { place: 'admin', order: 13, icon: IconListCheck, labelKey: 'safety.editions.title' },
    load: () => import('./EditionsPage.tsx'),
  },
  {
    path: '/cases/$id/safety-plan-prints/$print',
    titleKey: 'safety.print.title',
    permit: 'safety.work',
    fold: true,
    load: () => import('./PlanPrintPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 5, permit: 'suicide_risk.see', load: () => import('./SuicideCard.tsx') },
]

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'risk',
    order: 170,
    labelKey: 'safety.tab',
    permit: 'safety.read',
    load: () => import('./RiskTab.tsx'),
  },
]
