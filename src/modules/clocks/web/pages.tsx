import { IconCalendarOff, IconClockHour4 } from '@tabler/icons-react'
import type { Command, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/clocks',
    titleKey: 'clocks.page.title',
    permit: 'clock.export',
    nav: { place: 'cases', order: 5, icon: IconClockHour4, labelKey: 'clocks.page.title' },
    load: () => import('./ClocksPage.tsx'),
  },
  {
    path: '/holidays',
    titleKey: 'clocks.holidays.title',
    permit: 'holiday.edit',
    nav: { place: 'admin', order: 8, icon: IconCalendarOff, labelKey: 'clocks.holidays.title' },
    load: () => import('./HolidaysPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 10, permit: 'clock.export', load: () => import('./ClocksCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'clocks.command.open', permit: 'clock.export', to: '/clocks' },
]
