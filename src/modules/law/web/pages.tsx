import { IconGavel, IconMessageCircle, IconPhone, IconScript } from '@tabler/icons-react'
import type { PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/law/limits',
    titleKey: 'law.limits.title',
    permit: 'law.read_all',
    nav: { place: 'admin', order: 9, icon: IconGavel, labelKey: 'law.limits.title' },
    load: () => import('./LimitsPage.tsx'),
  },
  {
    path: '/law/forms',
    titleKey: 'law.forms.title',
    permit: 'law.read_all',
    nav: { place: 'admin', order: 10, icon: IconScript, labelKey: 'law.forms.title' },
    load: () => import('./FormsPage.tsx'),
  },
  {
    path: '/law/texts',
    titleKey: 'law.texts.title',
    permit: 'law.read_all',
    nav: { place: 'admin', order: 11, icon: IconMessageCircle, labelKey: 'law.texts.title' },
    load: () => import('./TextsPage.tsx'),
  },
  {
    path: '/law/numbers',
    titleKey: 'law.numbers.title',
    permit: 'law.read_all',
    nav: { place: 'admin', order: 12, icon: IconPhone, labelKey: 'law.numbers.title' },
    load: () => import('./NumbersPage.tsx'),
  },
]
