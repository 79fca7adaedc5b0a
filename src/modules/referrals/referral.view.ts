import type { Context } from '#kernel/context.ts'
import type { RecordKey } from '#kernel/vault.ts'
import { fieldAt, referralKey, whereAt, wordAt } from './referral.seal.ts'
import { FieldValue, type ReceivedReferral, type SentReferral } from './referral.shapes.ts'
import type { ReceivedRow, SentRow } from './referral-view.queries.ts'

/** A referral for its sender's side; words are there for those whom the rows showed them. */
export function sentView(ctx: Context, row: SentRow): SentReferral {
  const { sealed_key, words, appointments, ...shown } = row
  const open = opener(ctx, { id: row.id, sealed_key })
  return { ...shown, ...opened(words, appointments, open) }
}

/** A referral for its desk, with the fields that its rows showed at this moment. */
export function receivedView(ctx: Context, row: ReceivedRow): ReceivedReferral {
  const { sealed_key, words, appointments, fields, ...shown } = row
  const open = opener(ctx, { id: row.id, sealed_key })
  return {
    ...shown,
    ...opened(words, appointments, open),
    fields: fields.flatMap(({ field, sealed }) =>
      sealed ? [openField(open(), row.id, field, Buffer.from(sealed, 'base64'))] : [],
    ),
  }
}

/** One field, opened and held against its shape. */
export function openField(key: RecordKey, referralId: string, field: string, sealed: Uint8Array): FieldValue {
  return FieldValue.parse(key.openJson(fieldAt(referralId, field), sealed))
}

/** The key, unwrapped once and only where there is something to open. */
function opener(ctx: Context, referral: { id: string; sealed_key: Buffer | null }): () => RecordKey {
  let key: RecordKey | undefined
  return () => {
    key ??= referralKey(ctx, referral)
    return key
  }
}

function opened(words: SentRow['words'], appointments: SentRow['appointments'], open: () => RecordKey) {
  return {
    words: words.map(({ sealed, ...word }) => ({
      ...word,
      text: sealed && open().open(wordAt(word.id), Buffer.from(sealed, 'base64')),
    })),
    appointments: appointments.map(({ sealed, ...each }) => ({
      ...each,
      where: sealed && open().open(whereAt(each.id), Buffer.from(sealed, 'base64')),
    })),
  }
}
