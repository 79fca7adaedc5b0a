import { IconMap2 } from '@tabler/icons-react'
import type { PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/admin/boundaries',
    titleKey: 'places.boundaries.title',
    permit: 'boundary.bring',
    nav: { place: 'admin', order: 9, icon: IconMap2, labelKey: 'places.boundaries.title' },
    load: () => import('./BoundariesPage.tsx'),
  },
]
