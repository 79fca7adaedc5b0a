import { IconAddressBook, IconPhone } from '@tabler/icons-react'
import type { Command, PageSpec, SearchSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/duty-numbers',
    titleKey: 'directory.page.title',
    nav: { place: 'directory', order: 0, icon: IconPhone, labelKey: 'directory.page.title' },
    load: () => import('./DutyNumbersPage.tsx'),
  },
  {
    path: '/directory',
    titleKey: 'directory.entries.title',
    nav: { place: 'directory', order: 10, icon: IconAddressBook, labelKey: 'directory.entries.title' },
    load: () => import('./EntriesPage.tsx'),
  },
  {
    path: '/directory/new',
    titleKey: 'directory.entries.new',
    permit: 'directory.edit',
    load: () => import('./EntryFormPage.tsx'),
  },
  {
    path: '/directory/import',
    titleKey: 'directory.import.title',
    permit: 'directory.import',
    load: () => import('./ImportEntriesPage.tsx'),
  },
  {
    path: '/directory/$id',
    titleKey: 'directory.entry.title',
    load: () => import('./EntryPage.tsx'),
  },
  {
    path: '/directory/$id/edit',
    titleKey: 'directory.entry.title',
    permit: 'directory.edit',
    load: () => import('./EntryFormPage.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'directory.page.command', to: '/duty-numbers' },
  { labelKey: 'directory.entries.command', to: '/directory' },
]

export const search: readonly SearchSpec[] = [
  { titleKey: 'directory.entries.title', load: () => import('./find-entries.ts') },
]
