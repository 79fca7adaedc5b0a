import type { PagePart, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = []

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'incident',
    order: 150,
    labelKey: 'incidents.tab',
    permit: 'incident.read',
    load: () => import('./IncidentTab.tsx'),
  },
]
