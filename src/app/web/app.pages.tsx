import { IconSunrise } from '@tabler/icons-react'
import type { PageSpec } from '#ui/page-spec.ts'

export const appPages: readonly PageSpec[] = [
  {
    path: '/',
    titleKey: 'app.today.title',
    nav: { place: 'today', order: 0, icon: IconSunrise, labelKey: 'app.today.title' },
    load: () => import('./today/TodayPage.tsx'),
  },
]
