import { IconPlaneArrival } from '@tabler/icons-react'
import type { Command, PagePart, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/returnees',
    titleKey: 'returnees.title',
    permit: 'case.read',
    nav: { place: 'cases', order: 31, icon: IconPlaneArrival, labelKey: 'returnees.nav' },
    load: () => import('./ReturneesPage.tsx'),
  },
]

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'returnees',
    order: 340,
    labelKey: 'returnees.tab',
    permit: 'case.read',
    load: () => import('./ReturneesTab.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'returnees.command', permit: 'case.read', to: '/returnees' },
]
