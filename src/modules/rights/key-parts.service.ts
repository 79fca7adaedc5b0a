import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { askSecond } from '#modules/access/index.ts'
import type { askKeyPartsContract } from './key-parts.contract.ts'

/**
 * Asks a second person for the key in three parts. With the yes they are printed at the machine itself, once
 * (`npm run cli -- key parts`): the key leaves it on paper only. Refuses with `permit.missing`.
 */
export function askKeyParts(ctx: Context, { body }: RequestOf<typeof askKeyPartsContract>) {
  return inTransaction(ctx, async (trx) => ({
    id: await askSecond(trx, ctx, { kind: 'key_recovery', recordKind: 'root_key', words: body.words }),
  }))
}
