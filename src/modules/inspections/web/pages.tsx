import { IconClipboardCheck, IconClipboardList } from '@tabler/icons-react'
import type { Command, PageSpec, SearchSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/inspections',
    titleKey: 'inspections.list.title',
    permit: 'inspection.read',
    nav: { place: 'dialogue', order: 40, icon: IconClipboardCheck, labelKey: 'inspections.list.title' },
    load: () => import('./ListPage.tsx'),
  },
  {
    path: '/inspections/new',
    titleKey: 'inspections.plan.title',
    permit: 'inspection.work',
    load: () => import('./PlanPage.tsx'),
  },
  {
    path: '/inspections/$id',
    titleKey: 'inspections.visit.title',
    permit: 'inspection.read',
    load: () => import('./VisitPage.tsx'),
  },
  {
    path: '/inspection-rounds/$id',
    titleKey: 'inspections.round.title',
    permit: 'inspection.read',
    load: () => import('./RoundPage.tsx'),
  },
  {
    path: '/inspection-findings',
    titleKey: 'inspections.findings.nav',
    permit: 'inspection.read',
    nav: { place: 'dialogue', order: 50, icon: IconClipboardList, labelKey: 'inspections.findings.nav' },
    load: () => import('./FindingsPage.tsx'),
  },
  {
    path: '/inspection-checklists',
    titleKey: 'inspections.checklists.title',
    permit: 'inspection.read',
    load: () => import('./ChecklistsPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 45, permit: 'inspection.work', load: () => import('./TodayCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'inspections.list.title', permit: 'inspection.read', to: '/inspections' },
  { labelKey: 'inspections.plan.title', permit: 'inspection.work', to: '/inspections/new' },
  { labelKey: 'inspections.findings.nav', permit: 'inspection.read', to: '/inspection-findings' },
  { labelKey: 'inspections.checklists.title', permit: 'inspection.read', to: '/inspection-checklists' },
]

export const search: readonly SearchSpec[] = [
  { titleKey: 'inspections.list.title', permit: 'inspection.read', load: () => import('./search.ts') },
]
