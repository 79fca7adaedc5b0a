import { IconTargetArrow } from '@tabler/icons-react'
import type { Command, PagePart, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/targets',
    titleKey: 'targets.list.title',
    permit: 'target.read',
    nav: { place: 'figures', order: 10, icon: IconTargetArrow, labelKey: 'targets.list.title' },
    load: () => import('./TargetsPage.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'targets.list.title', permit: 'target.read', to: '/targets' },
]

/** The targets an indicator counts stand beside it. */
export const parts: readonly PagePart[] = [
  {
    of: 'indicator',
    value: 'targets',
    order: 10,
    labelKey: 'targets.list.title',
    permit: 'target.read',
    load: () => import('./IndicatorTargets.tsx'),
  },
]
