import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'

/** A duty went from one agency to another. */
export interface DutyMoved {
  dutyCode: string
  placeId: string
  fromAgencyId: string
  toAgencyId: string
  /** First day with the new agency. */
  on: string
}

type Listener = (trx: Writer, ctx: Context, moved: DutyMoved) => Promise<void>

const listeners: Listener[] = []

/**
 * Subscribes a later module, once, when its manifest is loaded. It is called inside the transaction that moves the
 * duty: what follows the duty follows in the same moment, and a failure leaves the duty where it was.
 */
export function onDutyMoved(listener: Listener): void {
  listeners.push(listener)
}

/** Tells everyone who subscribed, in their order. */
export async function tellDutyMoved(trx: Writer, ctx: Context, moved: DutyMoved): Promise<void> {
  for (const listener of listeners) await listener(trx, ctx, moved)
}
