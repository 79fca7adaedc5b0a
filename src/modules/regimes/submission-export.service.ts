import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { dayInVietNam } from '#kernel/day.ts'
import { headed, listFile, sayTo } from '#modules/documents/index.ts'
import type * as contracts from './regime.contract.ts'
import { messages } from './regimes.messages.ts'
import { messages as pageWords } from './regimes-pages.messages.ts'
import { findLines } from './submission.service.ts'

const columns = [
  ['agency', 36],
  ['regime', 40],
  ['period', 28],
  ['standing', 20],
  ['due', 14, 'date'],
  ['sent', 14, 'date'],
  ['received', 14, 'date'],
  ['excused', 14, 'date'],
] as const

const dayOf = (at: string | null) => (at === null ? null : dayInVietNam(new Date(at)))

/** The submissions as they are narrowed, as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportSubmissions(ctx: Context, { query }: RequestOf<typeof contracts.exportSubmissions>) {
  const say = sayTo(ctx, messages, pageWords)
  return listFile(ctx, async (trx) => ({
    record: 'submission',
    file: 'bao-cao-cua-xa',
    title: say('regimes.submissions.title'),
    columns: headed(say, 'regimes.column', columns),
    asked: query,
    rows: (await findLines(trx, ctx.now(), query)).map((line) => [
      line.agency,
      line.regime,
      line.period[ctx.session.language],
      say(`regimes.standing.${line.standing}`),
      dayOf(line.due_at),
      dayOf(line.sent_at),
      dayOf(line.received_at),
      line.excused_until,
    ]),
  }))
}
