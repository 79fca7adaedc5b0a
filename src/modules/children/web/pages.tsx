import type { PagePart, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = []

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'children',
    order: 380,
    labelKey: 'children.tab',
    permit: 'case.read',
    load: () => import('./ChildrenTab.tsx'),
  },
]
