import { IconHeadset } from '@tabler/icons-react'
import type { Command, PageSpec, TodayCard } from '#ui/page-spec.ts'

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
]
export const commands: readonly Command[] = []
export const todayCards: readonly TodayCard[] = []
