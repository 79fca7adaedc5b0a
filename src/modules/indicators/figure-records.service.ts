import { type Context, entered } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { cursorOf } from '#kernel/cursor.ts'
import type { Reader } from '#kernel/database.ts'
import { filterOf } from './cut.ts'
import {
  type FoundRecord,
  listRecords,
  pageRecords,
  type RecordPlaces,
  recordPlaces,
} from './family.queries.ts'
import { guardedValue, note, type Question, understand, type Value } from './figure.service.ts'
import type * as contracts from './indicator.contract.ts'
import { permitOf, shownBy } from './record.codes.ts'
import { visibleRecords } from './record.queries.ts'
import { listNames } from './units.queries.ts'
import { dayBefore } from './units.service.ts'

/**
 * The records behind a value: those the reader's own row rules let through, newest first, and the rest as one
 * count. Recorded. Refuses like `readFigure`.
 */
export async function listFigureRecords(
  ctx: Context,
  { params, query }: RequestOf<typeof contracts.listFigureRecords>,
) {
  const question = await understand(
    ctx,
    params.code,
    { from: query.from, until: query.until, filter: filterOf(query) },
    query.place,
    query.units,
  )
  const { indicator, unit, asked } = question
  if (opensNone(ctx, question)) {
    const [total] = await Promise.all([totalOf(ctx.facts, question), note(ctx, 'figure_opened', question)])
    return { total, unseen: total, items: [], next: null }
  }
  const at = await recordPlaces(ctx.facts, indicator, unit.map, unit.set, asked, asked.filter)
  if (at.n > mostCompared) return pageOfMany(ctx, question, at, query)
  const [{ records, opens }, total] = await Promise.all([
    openRecords(ctx, question),
    totalOf(ctx.facts, question, at.n),
  ])
  const visible = records.filter((record) => opens.has(record.id))
  const after = query.after
  const start = after
    ? visible.findIndex(
        (record) => record.on_date < after[0] || (record.on_date === after[0] && record.id < after[1]),
      )
    : 0
  const page = start < 0 ? [] : visible.slice(start, start + query.limit)
  const last = page.at(-1)
  return {
    total,
    unseen: typeof total === 'number' ? total - visible.length : total,
    items: await itemsOf(ctx, question, page, opens),
    next: last && start + page.length < visible.length ? cursorOf(last.on_date, last.id) : null,
  }
}

/** Up to so many records are looked at one by one, to say how many the reader may not open. */
const mostCompared = 2_000

/**
 * A page of a very long list: records are looked at from the newest on until the page is full. How many the reader may not open
 * is told as `…`.
 */
async function pageOfMany(
  ctx: Context,
  question: Question,
  at: RecordPlaces,
  { after, limit }: { after?: readonly [string, string] | undefined; limit: number },
) {
  const [total, found] = await Promise.all([
    totalOf(ctx.facts, question, at.n),
    fillPage(ctx, question, at, after, limit + 1),
    note(ctx, 'figure_opened', question),
  ])
  const page = found.records.slice(0, limit)
  const last = page.at(-1)
  return {
    total,
    unseen: '…' as const,
    items: await itemsOf(ctx, question, page, found.opens),
    next: last && found.records.length > limit ? cursorOf(last.on_date, last.id) : null,
  }
}

/** So many of the records after a given one as a page takes, or all that are left. Where the newest do not fill it, all the rest are looked at at once. */
async function fillPage(
  ctx: Context,
  question: Question,
  at: RecordPlaces,
  after: readonly [string, string] | undefined,
  wanted: number,
) {
  const { indicator, unit, asked } = question
  const records: Pick<FoundRecord, 'id' | 'place_id' | 'on_date'>[] = []
  const opens = new Map<string, string>()
  for (let limit = wanted, from = after; ; limit = at.n) {
    const page = { only: asked.filter, after: from, limit }
    const looked = await pageRecords(ctx.facts, indicator, unit.map, at, asked, page)
    for (const [id, shown] of await mayOpen(ctx, question, looked)) opens.set(id, shown)
    records.push(...looked.filter(({ id }) => opens.has(id)))
    const last = looked.at(-1)
    if (records.length >= wanted || looked.length < limit || !last) return { records, opens }
    from = [last.on_date, last.id]
  }
}

/** Whoever may not use the page that shows such records opens none of them. */
function opensNone({ session }: Context, { indicator }: Question): boolean {
  const permit = permitOf[shownBy[indicator.recordKind]]
  return permit !== 'signed-in' && !session.permits.includes(permit)
}

/** How many records there are, as this reader is told; `n` where they were counted before. */
async function totalOf(facts: Reader, question: Question, n?: number): Promise<Value> {
  const { indicator, unit, asked, exact } = question
  if (!exact && indicator.floor === 'response') return guardedValue(facts, question)
  return n ?? (await recordPlaces(facts, indicator, unit.map, unit.set, asked, asked.filter)).n
}

/** Which of these records the reader may open, each with the id of what shows it. */
async function mayOpen(ctx: Context, question: Question, records: readonly { id: string }[]) {
  if (opensNone(ctx, question)) return new Map<string, string>()
  const ids = records.map((record) => record.id)
  return entered(ctx.db, ctx.session.tokenHash, (trx) =>
    visibleRecords(trx, question.indicator.recordKind, ids),
  )
}

/** The records behind a figure, and which page shows each of those that the reader's row rules let through. Recorded. */
export async function openRecords(
  ctx: Context,
  question: Question,
): Promise<{ records: FoundRecord[]; opens: ReadonlyMap<string, string> }> {
  const { indicator, unit, asked } = question
  const atoms = new Set(unit.map.sets[unit.set])
  const records = (await listRecords(ctx.facts, indicator, unit.map, asked, asked.filter)).filter((record) =>
    atoms.has(record.atom),
  )
  const [opens] = await Promise.all([mayOpen(ctx, question, records), note(ctx, 'figure_opened', question)])
  return { records, opens }
}

/** Records as a list shows them: what kind, when, where, and the page that opens each. */
export async function itemsOf(
  ctx: Context,
  { indicator, asked }: Question,
  shown: readonly Pick<FoundRecord, 'id' | 'place_id' | 'on_date'>[],
  opens: ReadonlyMap<string, string>,
) {
  const names = await listNames(
    ctx.facts,
    shown.flatMap((record) => record.place_id ?? []),
    dayBefore(asked.until),
  )
  return shown.map((record) => ({
    kind: indicator.recordKind,
    id: record.id,
    opens: { kind: shownBy[indicator.recordKind], id: opens.get(record.id) ?? record.id },
    on: record.on_date,
    place:
      record.place_id === null
        ? null
        : { id: record.place_id, name: names.get(record.place_id) ?? record.place_id },
  }))
}
