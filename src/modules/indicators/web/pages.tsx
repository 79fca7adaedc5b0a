import { IconChartBar } from '@tabler/icons-react'
import type { Command, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/figures',
    titleKey: 'indicators.list.title',
    permit: 'figures.read',
    nav: { place: 'figures', order: 0, icon: IconChartBar, labelKey: 'indicators.list.title' },
    load: () => import('./FiguresPage.tsx'),
  },
  {
    path: '/figures/$code',
    titleKey: 'indicators.one.title',
    permit: 'figures.read',
    load: () => import('./IndicatorPage.tsx'),
  },
  {
    path: '/gbvims',
    titleKey: 'indicators.gbvims.title',
    permit: 'figures.read',
    load: () => import('./GbvimsPage.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'indicators.command.open', permit: 'figures.read', to: '/figures' },
  { labelKey: 'indicators.gbvims.title', permit: 'figures.read', to: '/gbvims' },
]
