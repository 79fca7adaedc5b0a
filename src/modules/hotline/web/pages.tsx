import {
  IconArrowsExchange,
  IconHeadset,
  IconLayoutDashboard,
  IconPhoneOutgoing,
  IconTableImport,
} from '@tabler/icons-react'
import type { Command, PageSpec, TodayCard } from '#ui/page-spec.ts'
import { useCallsOwed } from './use-today.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/contacts',
    titleKey: 'hotline.list.title',
    permit: 'contact.list',
    nav: { place: 'hotline', order: 0, icon: IconHeadset, labelKey: 'hotline.list.title' },
    load: () => import('./ContactsPage.tsx'),
  },
  {
    path: '/contacts/new',
    titleKey: 'hotline.new.title',
    permit: 'contact.take',
    fold: true,
    load: () => import('./new-contact/NewContactPage.tsx'),
  },
  {
    path: '/contacts/$id',
    titleKey: 'hotline.contact.title',
    permit: 'contact.read',
    load: () => import('./ContactPage.tsx'),
  },
  {
    path: '/online-reports/$id/contact',
    titleKey: 'hotline.online.title',
    permit: 'contact.take',
    load: () => import('./FromReportPage.tsx'),
  },
  {
    path: '/call-backs',
    titleKey: 'hotline.calls.title',
    permit: 'call_back.list',
    nav: {
      place: 'hotline',
      order: 1,
      icon: IconPhoneOutgoing,
      labelKey: 'hotline.calls.title',
      useCount: useCallsOwed,
    },
    load: () => import('./CallBacksPage.tsx'),
  },
  {
    path: '/hotline/board',
    titleKey: 'hotline.board.title',
    permit: 'hotline.board',
    nav: { place: 'hotline', order: 2, icon: IconLayoutDashboard, labelKey: 'hotline.board.title' },
    load: () => import('./BoardPage.tsx'),
  },
  {
    path: '/handover',
    titleKey: 'hotline.handover.title',
    permit: 'handover.see',
    nav: { place: 'hotline', order: 3, icon: IconArrowsExchange, labelKey: 'hotline.handover.title' },
    load: () => import('./HandoverPage.tsx'),
  },
  {
    path: '/shifts',
    titleKey: 'hotline.shifts.title',
    permit: 'shift.see',
    load: () => import('./ShiftsPage.tsx'),
  },
  {
    path: '/import/contacts',
    titleKey: 'import.title',
    permit: 'import.old_lists',
    nav: { place: 'admin', order: 60, icon: IconTableImport, labelKey: 'import.nav_contacts' },
    load: () => import('./ImportPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 5, permit: 'hotline.today', load: () => import('./OwedCard.tsx') },
  { order: 6, permit: 'contact.take', load: () => import('./DraftsCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'hotline.command.new', permit: 'contact.take', to: '/contacts/new' },
  { labelKey: 'hotline.command.calls', permit: 'call_back.list', to: '/call-backs' },
  { labelKey: 'hotline.command.handover', permit: 'handover.sign', to: '/handover' },
  { labelKey: 'hotline.command.shifts', permit: 'shift.see', to: '/shifts' },
]
