import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { headed, listFile, sayTo } from '#modules/documents/index.ts'
import type * as contracts from './webhook.contract.ts'
import { findWebhooks } from './webhook.service.ts'
import { messages } from './webhooks.messages.ts'
import { messages as pageWords } from './webhooks-pages.messages.ts'

const columns = [
  ['status', 16],
  ['url', 70],
  ['kinds', 60],
  ['made', 18, 'instant'],
  ['waiting', 12, 'number'],
  ['failed', 16, 'number'],
  ['last', 18, 'instant'],
] as const

/** The addresses as they are searched, as XLSX; the secrets that sign stand in no row. Recorded. Refuses with `list.too_long`. */
export function exportWebhooks(ctx: Context, { query }: RequestOf<typeof contracts.exportWebhooks>) {
  const say = sayTo(ctx, messages, pageWords)
  return listFile(ctx, async (trx) => ({
    record: 'webhook',
    file: 'dia-chi-bao-tin',
    title: say('webhooks.list.title'),
    columns: headed(say, 'webhooks.column', columns),
    rows: (await findWebhooks(trx, query.q)).map((row) => [
      say(`webhooks.status.${row.status}`),
      row.url,
      row.kinds.map((kind) => say(`webhooks.kind.${kind}`)).join('; '),
      row.made_at,
      row.waiting,
      row.failed,
      row.last_sent_at,
    ]),
  }))
}
