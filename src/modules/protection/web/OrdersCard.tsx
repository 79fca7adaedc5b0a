import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listOrdersContract } from '../order.contract.ts'
import { OrderList } from './OrderList.tsx'
import { nextOf } from './order-words.tsx'

/** No-contact orders that wait for somebody today, the alarm of the last 24 hours among them. */
export default function OrdersCard() {
  const t = useText()
  const now = useNow()
  const orders = useRead(listOrdersContract, { query: {} }, { refetchInterval: 60_000 })
  const waiting = orders.data?.items.filter((order) => nextOf(order, now)) ?? []
  useTellOpening(
    waiting.length > 0
      ? { weight: 3, sentence: t('protection.today.waiting', { n: waiting.length }) }
      : undefined,
  )
  if (orders.data && waiting.length === 0) return null
  return (
    <Section
      title={t('protection.orders.title')}
      note={<PageLink to="/orders">{t('protection.today.all')}</PageLink>}
    >
      <OrderList
        isToday
        rows={orders.data ? waiting : undefined}
        error={orders.error}
        onRetry={() => void orders.refetch()}
        empty={{ sentence: t('protection.orders.none_open') }}
      />
    </Section>
  )
}
