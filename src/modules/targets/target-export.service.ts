import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './target.contract.ts'
import { listTargets } from './target.service.ts'
import { messages } from './targets.messages.ts'

const columns = [
  ['programme', 22, 'text'],
  ['code', 14, 'text'],
  ['title', 60, 'text'],
  ['unit', 12, 'text'],
  ['baseline', 12, 'number'],
  ['goal', 12, 'number'],
  ['goal_year', 12, 'number'],
  ['actual', 12, 'number'],
  ['how', 46, 'text'],
  ['reached', 16, 'number'],
  ['light', 22, 'text'],
] as const

/** The targets of a year as XLSX, each value with what counted or told it. Recorded. */
export async function exportTargets(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportTargets>,
): Promise<FileReply> {
  const { year, items } = await listTargets(ctx, { params: undefined, query, body: undefined })
  const { language } = ctx.session
  const say = (key: string, values: Record<string, string | number> = {}) =>
    Object.entries(values).reduce(
      (line, [name, value]) => line.replace(`{${name}}`, String(value)),
      (messages[language] as Readonly<Record<string, string>>)[key] ?? key,
    )
  const how = ({ counted, reported }: (typeof items)[number]) =>
    counted
      ? counted.denominator === null
        ? say('targets.how.counted', { code: counted.indicator })
        : say('targets.how.share', {
            code: counted.indicator,
            n: counted.numerator ?? '…',
            of: counted.denominator,
          })
      : reported
        ? say('targets.how.reported', {
            body: reported.body_name,
            number: reported.document_number,
            day: reported.document_date,
          })
        : null
  await inTransaction(ctx, (trx) =>
    sql`select audit.note('exported', 'target', null, ${JSON.stringify({ rows: items.length, year })}::jsonb)`.execute(
      trx,
    ),
  )
  return {
    name: `muc-tieu-${year}.xlsx`,
    bytes: await writeSpreadsheet({
      title: `${say('targets.list.title')} ${year}`,
      columns: columns.map(([key, width, kind]) => ({ header: say(`targets.column.${key}`), width, kind })),
      rows: items.map((item) => [
        item.programme,
        item.code,
        item.title[language],
        item.unit === 'count' ? (item.unit_words?.[language] ?? '') : say(`targets.unit.${item.unit}`),
        item.baseline?.value ?? null,
        item.goal?.value ?? null,
        item.goal?.year ?? null,
        item.actual ?? (item.counted?.covered ? say('targets.light.covered') : null),
        how(item),
        item.reached_percent,
        say(`targets.light.${item.light}`),
      ]),
      frozenAt: ctx.now().toISOString(),
      creator: `${ctx.session.agencyName} · ${dayInVietNam(ctx.now())}`,
    }),
  }
}
