import { IconInbox, IconSend, IconUsersGroup } from '@tabler/icons-react'
import type { PagePart, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/referrals',
    titleKey: 'referrals.title',
    permit: 'referral.read',
    nav: { place: 'referrals', order: 0, icon: IconSend, labelKey: 'referrals.title' },
    load: () => import('./SentPage.tsx'),
  },
  {
    path: '/referrals/$id/print',
    titleKey: 'referrals.sheet',
    permit: 'referral.send',
    load: () => import('./SheetPage.tsx'),
  },
  {
    path: '/received',
    titleKey: 'referrals.title',
    permit: 'referral.answer',
    nav: { place: 'referrals', order: 10, icon: IconInbox, labelKey: 'referrals.title' },
    load: () => import('./InboxPage.tsx'),
  },
  {
    path: '/received/$id',
    titleKey: 'referrals.received',
    permit: 'referral.answer',
    load: () => import('./ReceivedPage.tsx'),
  },
  {
    path: '/referral-desks',
    titleKey: 'referrals.desks',
    permit: 'referral.desks',
    nav: { place: 'directory', order: 20, icon: IconUsersGroup, labelKey: 'referrals.desks_nav' },
    load: () => import('./DesksPage.tsx'),
  },
]

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'referrals',
    order: 320,
    labelKey: 'referrals.tab',
    permit: 'referral.read',
    load: () => import('./ReferralsTab.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 8, permit: 'referral.answer', load: () => import('./ReceivedCard.tsx') },
  { order: 9, permit: 'referral.read', load: () => import('./UnansweredCard.tsx') },
]
