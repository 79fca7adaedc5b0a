import { IconAddressBook } from '@tabler/icons-react'
import type { Command, PageSpec } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/duty-numbers',
    titleKey: 'directory.page.title',
    nav: { place: 'directory', order: 0, icon: IconAddressBook, labelKey: 'directory.page.title' },
    load: () => import('./DutyNumbersPage.tsx'),
  },
]

export const commands: readonly Command[] = [{ labelKey: 'directory.page.command', to: '/duty-numbers' }]
