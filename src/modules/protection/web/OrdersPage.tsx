import { useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listOrdersContract } from '../order.contract.ts'
import { OrderList } from './OrderList.tsx'

/** Orders of my cases, or those sent to my commune: what is due first, how many hours are left. */
export default function OrdersPage() {
  const t = useText()
  const [address, change] = useAddress()
  const state = address.show === 'over' ? 'over' : 'open'
  const orders = useRead(listOrdersContract, { query: { state } }, { refetchInterval: 60_000 })
  const waiting = orders.data?.items.filter((order) => order.decide_due_at).length ?? 0
  return (
    <Page
      title={t('protection.orders.title')}
      opening={
        state === 'open' && waiting > 0 ? (
          <strong>{t('protection.orders.waiting', { n: waiting })}</strong>
        ) : (
          t('protection.orders.opening')
        )
      }
    >
      <Sheet>
        <OrderList
          rows={orders.data?.items}
          error={orders.error}
          onRetry={() => void orders.refetch()}
          empty={{ sentence: t(`protection.orders.none_${state}`), next: t('protection.orders.none_next') }}
          filter={
            <ChoiceKeys
              label={t('protection.orders.show')}
              isLabelled
              columns={2}
              required
              choices={[
                { value: 'open', label: t('protection.orders.open') },
                { value: 'over', label: t('protection.orders.over') },
              ]}
              chosen={[state]}
              onChange={([show]) => change({ show: show === 'over' ? 'over' : undefined })}
            />
          }
        />
      </Sheet>
    </Page>
  )
}
