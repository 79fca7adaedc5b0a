import { IconWorldShare } from '@tabler/icons-react'
import type { Command, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/releases',
    titleKey: 'releases.list.title',
    permit: 'release.read',
    nav: { place: 'figures', order: 40, icon: IconWorldShare, labelKey: 'releases.list.title' },
    load: () => import('./ReleasesPage.tsx'),
  },
  {
    path: '/releases/$id',
    titleKey: 'releases.one.title',
    permit: 'release.read',
    load: () => import('./ReleasePage.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'releases.list.title', permit: 'release.read', to: '/releases' },
]
