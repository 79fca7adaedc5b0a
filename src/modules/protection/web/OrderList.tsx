import type { ReactNode } from 'react'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { formatWhen } from '#ui/format.ts'
import { useLanguage, useText } from '#ui/text.ts'
import type { OrderLine } from '../order.contract.ts'
import { nextOf, OrderBadge, OrderTime } from './order-words.tsx'

/** Orders in lines: time left, what waits, where; nobody's name. Inside a case the narrow list leaves out its number. */
export function OrderList({
  rows,
  error,
  onRetry,
  empty,
  filter,
  isInCase = false,
}: {
  rows: readonly OrderLine[] | undefined
  error?: unknown
  onRetry?: () => void
  empty: { sentence: string; next?: ReactNode }
  filter?: ReactNode
  isInCase?: boolean
}) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  return (
    <DataList
      label={t('protection.orders.title')}
      rows={rows}
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
                {isInCase && <SubLine>{order.commune_name}</SubLine>}
              </>
            )
          },
        },
        {
          key: 'state',
          label: t('protection.column.state'),
          cell: (order) => <OrderBadge status={order.status} t={t} />,
        },
        ...(isInCase
          ? []
          : [
              {
                key: 'place',
                label: t('protection.column.commune'),
                cell: (order: OrderLine) => order.commune_name,
              },
              {
                key: 'code',
                label: t('protection.column.case'),
                figures: true,
                cell: (order: OrderLine) => order.case_code ?? '–',
              },
            ]),
        {
          key: 'at',
          label: t('protection.column.received'),
          phone: 'hidden',
          cell: (order) => (order.received_at ? formatWhen(order.received_at, new Date(now), language) : '–'),
        },
      ]}
    />
  )
}
