import type { Context } from '#kernel/context.ts'
import type { RecordKey } from '#kernel/vault.ts'

/** An order has a key of its own: its commune opens the order and nothing else of the case. */
export const orderKeyKind = 'no_contact_order'

export function orderKey(ctx: Context, orderId: string, wrapped: Uint8Array): RecordKey {
  return ctx.vault.openRecordKey(orderKeyKind, orderId, wrapped)
}

export type OrderColumn =
  | 'sealed_her_name'
  | 'sealed_his_name'
  | 'sealed_his_birth_year'
  | 'sealed_signer_name'
  | 'sealed_watcher_name'
  | 'sealed_refusal'

export const orderAt = (column: OrderColumn, orderId: string) => ({
  table: 'no_contact_order',
  column,
  row: orderId,
})
export const violationNoteAt = (id: string) => ({ table: 'order_violation', column: 'sealed_note', row: id })
export const cancellationAt = (column: 'sealed_signer_name' | 'sealed_refusal', id: string) => ({
  table: 'order_cancellation',
  column,
  row: id,
})
