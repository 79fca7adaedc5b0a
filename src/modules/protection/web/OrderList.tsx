import type { ReactNode } from 'react'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { formatWhen } from '#ui/format.ts'
import { useLanguage, useText } from '#ui/text.ts'
import type { OrderLine } from '../order.contract.ts'
import { nextOf, OrderBadge, OrderTime } from './order-words.tsx'

/** Orders in lines: time left, what waits, where; nobody's name. On Hôm nay and inside a case the list is narrow: the commune stands under what
 * waits, when it came is left to the order's page, and a case does not say its own number. */
export function OrderList({
  rows,
  error,
  onRetry,
  empty,
  filter,
  isInCase = false,
  isToday = false,
}: {
  rows: readonly OrderLine[] | undefined
  error?: unknown
  onRetry?: () => void
  empty: { sentence: string; next?: ReactNode }
  filter?: ReactNode
  isInCase?: boolean
  isToday?: boolean
}) {
  const isNarrow = isInCase || isToday
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  return (
    <DataList
      label={t('protection.orders.title')}
      rows={rows}
      {...(isToday ? { few: 5 } : {})}
      rowKey={(order) => order.id}
      rowGoal={(order) => ({ to: '/orders/$id', params: { id: order.id } })}
      error={error}
      {...(onRetry ? { onRetry } : {})}
      empty={empty}
      filter={filter}
      columns={[
        { key: 'time', label: t('protection.column.time'), cell: (order) => <OrderTime order={order} /> },
        {
          key: 'what',
          label: t('protection.column.what'),
          main: true,
          cell: (order) => {
            const next = nextOf(order, now)
            return (
              <>
                {next ? t(next) : t('protection.next.nothing')}
                {order.priority.length > 0 && <SubLine>{t('protection.has_priority')}</SubLine>}
                {isNarrow && <SubLine>{order.commune_name}</SubLine>}
              </>
            )
          },
        },
        {
          key: 'state',
          label: t('protection.column.state'),
          cell: (order) => <OrderBadge status={order.status} t={t} />,
        },
        ...(isNarrow
          ? []
          : [
              {
                key: 'place',
                label: t('protection.column.commune'),
                cell: (order: OrderLine) => order.commune_name,
              },
            ]),
        ...(isInCase
          ? []
          : [
              {
                key: 'code',
                label: t('protection.column.case'),
                figures: true,
                cell: (order: OrderLine) => <span className="figures">{order.case_code ?? '–'}</span>,
              },
            ]),
        ...(isToday
          ? []
          : [
              {
                key: 'at',
                label: t('protection.column.received'),
                phone: 'hidden' as const,
                cell: (order: OrderLine) =>
                  order.received_at ? formatWhen(order.received_at, new Date(now), language) : '–',
              },
            ]),
      ]}
    />
  )
}
