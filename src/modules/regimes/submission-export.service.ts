import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './regime.contract.ts'
import { messages } from './regimes-pages.messages.ts'
import { listSubmissions } from './submission.service.ts'

/** The submissions of a list as XLSX. Recorded. */
export async function exportSubmissions(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportSubmissions>,
): Promise<FileReply> {
  const { items } = await listSubmissions(ctx, { params: undefined, query, body: undefined })
  const { language } = ctx.session
  const say = (key: string) => (messages[language] as Readonly<Record<string, string>>)[key] ?? key
  await inTransaction(ctx, (trx) =>
    sql`select audit.note('exported', 'submission', null, ${JSON.stringify({ rows: items.length })}::jsonb)`.execute(
      trx,
    ),
  )
  const dayOf = (at: string | null) => (at === null ? null : dayInVietNam(new Date(at)))
  return {
    name: `bao-cao-cua-xa-${dayInVietNam(ctx.now())}.xlsx`,
    bytes: await writeSpreadsheet({
      title: say('regimes.list.opening'),
      columns: [
        { header: say('regimes.column.agency'), width: 36, kind: 'text' },
        { header: say('regimes.field.name'), width: 40, kind: 'text' },
        { header: say('regimes.period'), width: 28, kind: 'text' },
        { header: say('regimes.column.standing'), width: 20, kind: 'text' },
        { header: say('regimes.column.due'), width: 14, kind: 'date' },
        { header: say('regimes.column.sent'), width: 14, kind: 'date' },
        { header: say('regimes.column.received'), width: 14, kind: 'date' },
        { header: say('regimes.excuse.until'), width: 14, kind: 'date' },
      ],
      rows: items.map((line) => [
        line.agency,
        line.regime,
        line.period[language],
        say(`regimes.standing.${line.standing}`),
        dayOf(line.due_at),
        dayOf(line.sent_at),
        dayOf(line.received_at),
        line.excused_until,
      ]),
      frozenAt: ctx.now().toISOString(),
      creator: `${ctx.session.agencyName} · ${dayInVietNam(ctx.now())}`,
    }),
  }
}
