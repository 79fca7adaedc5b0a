import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant } from '#kernel/shapes.ts'
import { FigureValue } from '#modules/indicators/indicator.contract.ts'
import { Target } from '#modules/targets/target.contract.ts'
import { type BoardName, boards } from './board.codes.ts'

const bilingual = z.strictObject({ vi: z.string(), en: z.string() })
const Span = z.strictObject({ name: bilingual, from: day, until: day })
const value = FigureValue.nullable()

export const Board = z.strictObject({
  board: z.enum(boards),
  at: instant,
  province: z.strictObject({ id: z.string(), name: z.string() }),
  /** Dangers told to the hotline in the last 24 hours. Whether anybody waits is told to all; how many, as any small number is. */
  danger: z.strictObject({ waiting: z.boolean(), unanswered: FigureValue, answered: FigureValue }).nullable(),
  /** Limits of the law that have passed and are not done: by kind and count, never by place. */
  overdue: z
    .strictObject({
      total: FigureValue,
      items: z.array(
        z.strictObject({
          rule: z.string(),
          actor: bilingual,
          trigger: bilingual,
          basis: z.string(),
          count: FigureValue,
        }),
      ),
    })
    .nullable(),
  /** Work of prevention that communes owe: who is late with what was asked; every place that was asked is a tile. */
  late: z
    .strictObject({
      total: z.int(),
      items: z.array(
        z.strictObject({ agency: z.string(), regime: z.string(), period: bilingual, due_at: instant, id }),
      ),
      tiles: z.array(z.strictObject({ id: z.string(), name: z.string(), late: z.int() })),
    })
    .nullable(),
  /** The last whole half-year against the same one a year before, and the running one so far. */
  change: z.strictObject({
    now: Span,
    before: Span,
    running: Span,
    items: z.array(
      z.strictObject({
        indicator: z.string(),
        title: bilingual,
        unit: bilingual,
        now: value,
        before: value,
        running: value,
        /** Percent with one decimal; null where a number is covered, or nothing stood before. */
        percent: z.number().nullable(),
        /** Where the indicator asks for a part of what it counts: that part in percent; null where it is covered or nothing was counted. */
        share: z
          .strictObject({
            now: z.number().nullable(),
            before: z.number().nullable(),
            running: z.number().nullable(),
          })
          .nullable(),
      }),
    ),
  }),
  targets: z.array(Target),
})
export type Board = z.infer<typeof Board>

const readBoard = (board: BoardName, summary: string) =>
  contract({
    method: 'GET',
    path: `/api/boards/${board}`,
    permit: `board.${board}`,
    effect: 'read',
    summary,
    reply: Board,
  })

/** One route a board: who may read it differs. */
export const boardContracts = {
  leader: readBoard(
    'leader',
    'A leader’s four questions: is anyone in danger unanswered, what is overdue and whose, what has changed, how far are the targets',
  ),
  equality: readBoard('equality', 'Board of the gender-equality officer: overdue work, activities, targets'),
  centre: readBoard('centre', 'Board of the centre: dangers, overdue limits, calls, cases and stays'),
  union: readBoard('union', 'Board of the Women’s Union: clubs, teams, training and its own targets'),
} as const satisfies Record<BoardName, unknown>
