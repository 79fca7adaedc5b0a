import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { headed, listFile, sayTo } from '#modules/documents/index.ts'
import type * as contracts from './target.contract.ts'
import { listTargets } from './target.service.ts'
import { messages } from './targets.messages.ts'

const columns = [
  ['programme', 22],
  ['code', 14],
  ['title', 60],
  ['unit', 12],
  ['baseline', 12, 'number'],
  ['goal', 12, 'number'],
  ['goal_year', 12, 'number'],
  ['actual', 12, 'number'],
  ['how', 46],
  ['reached', 16, 'number'],
  ['light', 22],
] as const

/** The targets of a year as XLSX, each value with what counted or told it. Recorded. */
export async function exportTargets(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportTargets>,
): Promise<FileReply> {
  const { year, items } = await listTargets(ctx, { params: undefined, query, body: undefined })
  const { language } = ctx.session
  const said = sayTo(ctx, messages)
  const say = (key: string, values: Record<string, string | number> = {}) =>
    Object.entries(values).reduce(
      (line, [name, value]) => line.replace(`{${name}}`, String(value)),
      said(key),
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
  return listFile(ctx, async () => ({
    record: 'target',
    file: 'muc-tieu',
    about: String(year),
    title: `${said('targets.list.title')} ${year}`,
    columns: headed(said, 'targets.column', columns),
    asked: { year },
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
  }))
}
