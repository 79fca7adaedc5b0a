import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import type { Choice } from '#ui/ChoiceKeys.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import type { Translate } from '#ui/text.ts'
import type { OrderLine } from '../order.contract.ts'
import type { OrderStatus } from '../order.life.ts'

const tones: Readonly<Record<OrderStatus, BadgeTone>> = {
  draft: 'neutral',
  requested: 'warn',
  in_force: 'act',
  refused: 'neutral',
  withdrawn: 'neutral',
  cancelled: 'neutral',
  ended: 'neutral',
}

/** Codes as keys of a form. */
export function choicesOf(values: readonly string[], prefix: string, t: Translate): Choice<string>[] {
  return values.map((value) => ({ value, label: t(`${prefix}.${value}`) }))
}

export function OrderBadge({ status, t }: { status: OrderStatus; t: Translate }) {
  return <Badge tone={tones[status]}>{t(`protection.status.${status}`)}</Badge>
}

/** What an order asks for next: an answer to a request, the decision, or its end. */
export function OrderTime({ order }: { order: OrderLine }) {
  if (order.cancel_due_at) return <TimeLeft dueAt={order.cancel_due_at} limit="law" />
  if (order.decide_due_at)
    return (
      <TimeLeft
        dueAt={order.decide_due_at}
        {...(order.received_at ? { startedAt: order.received_at } : {})}
        limit="law"
      />
    )
  if (order.status === 'in_force' && order.ends_at)
    return (
      <TimeLeft
        dueAt={order.ends_at}
        {...(order.signed_at ? { startedAt: order.signed_at } : {})}
        limit="internal"
      />
    )
  return null
}

/** What should be done next, as a sentence; undefined where nothing waits. */
export function nextOf(order: OrderLine, now: number): string | undefined {
  if (order.status === 'draft') return 'protection.next.send'
  if (order.status === 'requested') return 'protection.next.decide'
  if (order.status !== 'in_force') return undefined
  if (order.cancel_due_at) return 'protection.next.cancel'
  if (!order.served_at) return 'protection.next.serve'
  if (!order.she_told_served_at) return 'protection.next.tell_her'
  const hoursLeft = order.ends_at ? (Date.parse(order.ends_at) - now) / 3_600_000 : Number.POSITIVE_INFINITY
  return hoursLeft <= 24 && !order.repeat_id ? 'protection.next.repeat' : undefined
}
