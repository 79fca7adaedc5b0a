import {
  IconAlertTriangle,
  IconArchive,
  IconEye,
  IconLockOpen,
  IconShieldCheck,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react'
import type { Command, PagePart, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/emergency',
    titleKey: 'rights.emergency.open.title',
    permit: 'emergency.open',
    nav: { place: 'cases', order: 50, icon: IconLockOpen, labelKey: 'rights.emergency.open.title' },
    load: () => import('./OpenEmergencyPage.tsx'),
  },
  {
    path: '/admin/two-person',
    titleKey: 'access.two_person.title',
    permit: 'signed-in',
    nav: { place: 'admin', order: 20, icon: IconUsers, labelKey: 'access.two_person.nav' },
    load: () => import('./TwoPersonPage.tsx'),
  },
  {
    path: '/admin/emergency',
    titleKey: 'rights.emergency.title',
    permit: 'emergency.review',
    nav: { place: 'admin', order: 21, icon: IconShieldCheck, labelKey: 'rights.emergency.nav' },
    load: () => import('./EmergenciesPage.tsx'),
  },
  {
    path: '/admin/reading-alerts',
    titleKey: 'rights.alerts.title',
    permit: 'alert.judge',
    nav: { place: 'admin', order: 22, icon: IconEye, labelKey: 'rights.alerts.nav' },
    load: () => import('./AlertsPage.tsx'),
  },
  {
    path: '/admin/data-requests',
    titleKey: 'rights.requests.title',
    permit: 'rights.take',
    nav: { place: 'admin', order: 23, icon: IconUserQuestion, labelKey: 'rights.requests.nav' },
    load: () => import('./RequestsPage.tsx'),
  },
  {
    path: '/admin/data-breaches',
    titleKey: 'rights.breaches.title',
    permit: 'breach.read',
    nav: { place: 'admin', order: 24, icon: IconAlertTriangle, labelKey: 'rights.breaches.nav' },
    load: () => import('./BreachesPage.tsx'),
  },
  {
    path: '/admin/retention',
    titleKey: 'rights.retention.title',
    permit: 'retention.read',
    nav: { place: 'admin', order: 25, icon: IconArchive, labelKey: 'rights.retention.nav' },
    load: () => import('./RetentionPage.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'rights.emergency.open.title', permit: 'emergency.open', to: '/emergency' },
  { labelKey: 'rights.requests.title', permit: 'rights.take', to: '/admin/data-requests' },
]

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'conflicts',
    order: 850,
    labelKey: 'rights.conflicts.tab',
    permit: 'case.conflict',
    load: () => import('./ConflictsTab.tsx'),
  },
]
