import { IconShieldLock } from '@tabler/icons-react'
import type { Command, PagePart, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/orders',
    titleKey: 'protection.orders.title',
    permit: 'order.read',
    nav: { place: 'cases', order: 6, icon: IconShieldLock, labelKey: 'protection.orders.title' },
    load: () => import('./OrdersPage.tsx'),
  },
  {
    path: '/orders/$id',
    titleKey: 'protection.order.title',
    permit: 'order.read',
    load: () => import('./OrderPage.tsx'),
  },
]

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'measures',
    order: 350,
    labelKey: 'protection.tab',
    permit: 'case.read',
    load: () => import('./MeasuresTab.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 8, permit: 'order.read', load: () => import('./OrdersCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'protection.command.orders', permit: 'order.read', to: '/orders' },
]
