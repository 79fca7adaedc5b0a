import {
  IconArrowsExchange,
  IconBuildingCommunity,
  IconHeartHandshake,
  IconHistory,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { Command, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/admin/staff',
    titleKey: 'access.staff.title',
    permit: 'staff.edit',
    nav: { place: 'admin', order: 0, icon: IconUsersGroup, labelKey: 'access.staff.nav' },
    load: () => import('./StaffPage.tsx'),
  },
  {
    path: '/admin/agencies',
    titleKey: 'access.agencies.title',
    permit: 'agency.edit',
    nav: { place: 'admin', order: 1, icon: IconBuildingCommunity, labelKey: 'access.agencies.nav' },
    load: () => import('./AgenciesPage.tsx'),
  },
  {
    path: '/admin/duties',
    titleKey: 'access.duties.title',
    permit: 'agency.edit',
    nav: { place: 'admin', order: 2, icon: IconArrowsExchange, labelKey: 'access.duties.nav' },
    load: () => import('./DutiesPage.tsx'),
  },
  {
    path: '/admin/audit',
    titleKey: 'access.audit.title',
    permit: 'audit.read',
    nav: { place: 'admin', order: 3, icon: IconHistory, labelKey: 'access.audit.nav' },
    load: () => import('./AuditPage.tsx'),
  },
  {
    path: '/care/team',
    titleKey: 'care.title',
    permit: 'care.oversee',
    nav: { place: 'admin', order: 50, icon: IconHeartHandshake, labelKey: 'care.title' },
    load: () => import('./CarePage.tsx'),
  },
  { path: '/care', titleKey: 'care.title', permit: 'signed-in', load: () => import('./CarePage.tsx') },
  { path: '/me', titleKey: 'access.me.title', load: () => import('./MePage.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'access.me.title', to: '/me' },
  { labelKey: 'care.title', to: '/care' },
]
