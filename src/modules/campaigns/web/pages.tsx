import { IconSpeakerphone } from '@tabler/icons-react'
import type { Command, PagePart, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/campaigns',
    titleKey: 'campaigns.list.title',
    permit: 'campaign.read',
    nav: { place: 'prevention', order: 30, icon: IconSpeakerphone, labelKey: 'campaigns.list.title' },
    load: () => import('./ListPage.tsx'),
  },
  {
    path: '/campaigns/new',
    titleKey: 'campaigns.new.title',
    permit: 'campaign.plan',
    load: () => import('./PlanFormPage.tsx'),
  },
  {
    path: '/campaigns/compare',
    titleKey: 'campaigns.compare.title',
    permit: 'campaign.read',
    load: () => import('./ComparePage.tsx'),
  },
  {
    path: '/campaigns/themes',
    titleKey: 'campaigns.themes.title',
    permit: 'campaign.read',
    load: () => import('./ThemesPage.tsx'),
  },
  {
    path: '/campaigns/$id',
    titleKey: 'campaigns.board.title',
    permit: 'campaign.read',
    load: () => import('./BoardPage.tsx'),
  },
  {
    path: '/campaigns/$id/plan',
    titleKey: 'campaigns.plan.title',
    permit: 'campaign.read',
    load: () => import('./PlanPage.tsx'),
  },
  {
    path: '/campaigns/$id/import',
    titleKey: 'campaigns.import.title',
    permit: 'campaign.plan',
    load: () => import('./ImportPage.tsx'),
  },
  {
    path: '/campaigns/$id/report',
    titleKey: 'campaigns.report.title',
    permit: 'campaign.read',
    load: () => import('./ReportPage.tsx'),
  },
  {
    path: '/campaign-tasks/$id',
    titleKey: 'campaigns.task.title',
    permit: 'campaign.read',
    load: () => import('./AssignmentPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 32, permit: 'campaign.work', load: () => import('./TodayCard.tsx') },
]

export const parts: readonly PagePart[] = [
  {
    of: 'activity',
    value: 'campaigns',
    order: 100,
    labelKey: 'campaigns.of_activity.title',
    permit: 'campaign.read',
    load: () => import('./OfActivity.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'campaigns.list.title', permit: 'campaign.read', to: '/campaigns' },
  { labelKey: 'campaigns.new.title', permit: 'campaign.plan', to: '/campaigns/new' },
  { labelKey: 'campaigns.compare.title', permit: 'campaign.read', to: '/campaigns/compare' },
]
