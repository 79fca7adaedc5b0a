import { IconNotebook, IconTable } from '@tabler/icons-react'
import type { Command, PageSpec, TodayCard } from '#ui/page-spec.ts'
import { useUnchecked } from './use-book.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/commune-book',
    titleKey: 'book.list.title',
    permit: 'book.read',
    nav: {
      place: 'cases',
      order: 5,
      icon: IconNotebook,
      labelKey: 'book.list.title',
      useCount: useUnchecked,
    },
    load: () => import('./BookPage.tsx'),
  },
  {
    path: '/commune-book/new',
    titleKey: 'book.new.title',
    permit: 'book.record',
    fold: true,
    load: () => import('./NewIncidentPage.tsx'),
  },
  {
    path: '/commune-annual',
    titleKey: 'book.annual.title',
    permit: 'book.annual',
    nav: { place: 'figures', order: 8, icon: IconTable, labelKey: 'book.annual.nav' },
    load: () => import('./AnnualPage.tsx'),
  },
  {
    path: '/commune-book/$id',
    titleKey: 'book.file.title',
    permit: 'book.read',
    load: () => import('./IncidentPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 4, permit: 'book.take_over', load: () => import('./HandoversCard.tsx') },
  { order: 8, permit: 'book.read', load: () => import('./BookCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'book.new.title', permit: 'book.record', to: '/commune-book/new' },
  { labelKey: 'book.annual.title', permit: 'book.annual', to: '/commune-annual' },
]
