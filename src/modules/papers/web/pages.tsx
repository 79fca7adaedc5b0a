import { IconFileDescription, IconHeartHandshake } from '@tabler/icons-react'
import type { Command, PagePart, PageSpec, SearchSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/papers',
    titleKey: 'papers.list.title',
    permit: 'paper.read',
    nav: { place: 'prevention', order: 40, icon: IconFileDescription, labelKey: 'papers.list.title' },
    load: () => import('./ListPage.tsx'),
  },
  {
    path: '/papers/new',
    titleKey: 'papers.new.title',
    permit: 'paper.work',
    load: () => import('./PaperFormPage.tsx'),
  },
  {
    path: '/papers/import',
    titleKey: 'papers.import.title',
    permit: 'paper.work',
    load: () => import('./ImportPage.tsx'),
  },
  {
    path: '/papers/review',
    titleKey: 'papers.review.title',
    permit: 'paper.read',
    load: () => import('./ReviewPage.tsx'),
  },
  {
    path: '/papers/$id',
    titleKey: 'papers.view.title',
    permit: 'paper.read',
    load: () => import('./PaperPage.tsx'),
  },
  {
    path: '/papers/$id/change',
    titleKey: 'papers.view.title',
    permit: 'paper.work',
    load: () => import('./ChangePaperPage.tsx'),
  },
  {
    path: '/paper-tasks/$id',
    titleKey: 'papers.task.title',
    permit: 'paper.read',
    load: () => import('./TaskPage.tsx'),
  },
  {
    path: '/social-policies',
    titleKey: 'papers.reach.title',
    permit: 'paper.read',
    nav: { place: 'prevention', order: 50, icon: IconHeartHandshake, labelKey: 'papers.reach.title' },
    load: () => import('./ReachPage.tsx'),
  },
  {
    path: '/social-policies/new',
    titleKey: 'papers.reach.new',
    permit: 'paper.work',
    load: () => import('./ReachFormPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 34, permit: 'paper.work', load: () => import('./TodayCard.tsx') },
]

export const parts: readonly PagePart[] = [
  {
    of: 'activity',
    value: 'papers',
    order: 110,
    labelKey: 'papers.of_activity.title',
    permit: 'paper.read',
    load: () => import('./OfActivity.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'papers.list.title', permit: 'paper.read', to: '/papers' },
  { labelKey: 'papers.new.title', permit: 'paper.work', to: '/papers/new' },
  { labelKey: 'papers.review.title', permit: 'paper.read', to: '/papers/review' },
  { labelKey: 'papers.reach.title', permit: 'paper.read', to: '/social-policies' },
]

export const search: readonly SearchSpec[] = [
  { titleKey: 'papers.list.title', permit: 'paper.read', load: () => import('./search.ts') },
]
