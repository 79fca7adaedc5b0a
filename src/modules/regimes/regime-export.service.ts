import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { dayInVietNam } from '#kernel/day.ts'
import { headed, listFile, sayTo } from '#modules/documents/index.ts'
import type * as contracts from './regime.contract.ts'
import type { Regime } from './regime.contract.ts'
import { findRegimes } from './regime.service.ts'
import { messages } from './regimes.messages.ts'
import { messages as pageWords } from './regimes-pages.messages.ts'

const columns = [
  ['regime', 40],
  ['frequency', 22],
  ['reporters', 26],
  ['receiver', 36],
  ['method', 24],
  ['content', 50],
  ['outline', 50],
  ['forms', 24],
  ['source', 36],
  ['due_days', 14, 'number'],
  ['closes_days', 14, 'number'],
  ['cells', 50],
  ['period', 28],
  ['due', 14, 'date'],
  ['asked', 14, 'number'],
  ['complete', 12, 'number'],
  ['in_time', 12, 'number'],
  ['late', 12, 'number'],
] as const

const dayOf = (at: string) => dayInVietNam(new Date(at))

/** Regimes by their ten fields, a line for each period they were opened for, as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportRegimes(ctx: Context, { query }: RequestOf<typeof contracts.exportRegimes>) {
  const say = sayTo(ctx, messages, pageWords)
  const fieldsOf = (regime: Regime) => [
    regime.name,
    say(`regimes.frequency.${regime.frequency}`),
    say(`regimes.reporters.${regime.reporters}`),
    regime.receiver,
    regime.method,
    regime.content,
    regime.outline,
    regime.forms,
    regime.source,
    regime.due_days,
    regime.closes_days,
    regime.cells.map((cell) => `${cell.title} (${cell.unit})`).join('; '),
  ]
  const standingOf = (round: Regime['rounds'][number] | undefined) =>
    round
      ? [
          round.name[ctx.session.language],
          dayOf(round.due_at),
          round.expected,
          round.sent,
          round.on_time,
          round.late,
        ]
      : []
  return listFile(ctx, async (trx) => ({
    record: 'regime',
    file: 'che-do-bao-cao',
    title: say('regimes.list.title'),
    columns: headed(say, 'regimes.column', columns),
    rows: (await findRegimes(trx, ctx.now(), query.q)).flatMap((regime) =>
      (regime.rounds.length > 0 ? regime.rounds : [undefined]).map((round) => [
        ...fieldsOf(regime),
        ...standingOf(round),
      ]),
    ),
  }))
}
