import type { PagePart, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = []

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'documents',
    order: 450,
    labelKey: 'documents.tab',
    permit: 'case.read',
    load: () => import('./DocumentsTab.tsx'),
  },
]
