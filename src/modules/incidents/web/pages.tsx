import type { Command, PagePart, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/incidents/recorder',
    titleKey: 'incidents.recorder.title',
    permit: 'incident.export',
    load: () => import('./RecorderPage.tsx'),
  },
]

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

export const commands: readonly Command[] = [
  { labelKey: 'incidents.recorder.title', permit: 'incident.export', to: '/incidents/recorder' },
]
