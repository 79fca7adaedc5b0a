import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Reader } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import type { FileReply } from '#kernel/module.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './initiative.contract.ts'
import { listKinds } from './initiative.queries.ts'
import {
  countByPlace,
  countSigns,
  type LineRow,
  type ListFilter,
  listBecame,
  listLines,
  listOfPlaces,
  listSilent,
} from './initiative-list.queries.ts'
import { messages } from './initiatives.messages.ts'

const shownToday = 8

/** Models, clubs, chapters and teams of my province by name, with how many of those asked for are alive. */
export function listInitiatives(
  ctx: Context,
  { query }: RequestOf<typeof contracts.listInitiativesContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...asked } = query
    const today = dayInVietNam(ctx.now())
    const filter = filterOf(asked)
    const rows = await listLines(trx, { today, filter, after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.folded_name, row.id])
    return {
      items: await linesOf(trx, today, shown),
      next,
      counts: await countSigns(trx, today, filter),
    }
  })
}

function filterOf({ q, ...rest }: { q?: string | undefined } & Omit<ListFilter, 'folded'>): ListFilter {
  return { ...rest, ...(q ? { folded: fold(q) } : {}) }
}

/** Rows as lists show them, with those marked whose home was divided. */
export async function linesOf(db: Reader, today: string, rows: readonly LineRow[]) {
  const divided = new Set(
    rows.length === 0
      ? []
      : (await listBecame(db, today)).filter((each) => each.needs_choice).map((each) => each.origin),
  )
  return rows.map(({ folded_name: _, ...row }) => ({
    ...row,
    asks_place: row.stage !== 'closed' && divided.has(row.place_id),
  }))
}

/**
 * How many stand in each commune of today. One that was founded in a unit that has ended stands in what that became; where several
 * units were made of it, it stays apart until somebody chooses.
 */
export function readMap(ctx: Context, { query }: RequestOf<typeof contracts.readMapContract>) {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const counted = await countByPlace(trx, today, query)
    const became = Map.groupBy(await listBecame(trx, today), (each) => each.origin)
    const places = new Map<string, contracts.MapPlace>()
    for (const { id, name, sign, n } of counted) {
      const units = became.get(id) ?? []
      const [unit] = units
      const asks = units.some((each) => each.needs_choice)
      const at = unit && !asks ? unit : { id, name }
      const place = places.get(at.id) ?? { id: at.id, name: at.name, kept: 0, new: 0, silent: 0, asks }
      place[sign] += n
      places.set(at.id, place)
    }
    return {
      places: [...places.values()].toSorted(
        (a, b) => fold(a.name).localeCompare(fold(b.name)) || a.id.localeCompare(b.id),
      ),
    }
  })
}

/** What waits for who keeps the registry: silent ones longest silent first, and those whose place was divided. */
export function readToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const silent = await listSilent(trx, today, shownToday)
    const divided = (await listBecame(trx, today))
      .filter((each) => each.needs_choice)
      .map((each) => each.origin)
    const asks = await listOfPlaces(trx, today, divided, shownToday)
    return {
      silent: { total: silent.total, items: await linesOf(trx, today, silent.rows) },
      asks_place: { total: asks.total, items: await linesOf(trx, today, asks.rows) },
    }
  })
}

const columns = [
  ['name', 42],
  ['kind', 34],
  ['place', 26],
  ['phase', 22],
  ['stage', 18],
  ['founded_on', 14, 'date'],
  ['host', 34],
  ['sign', 26],
  ['last_on', 16, 'date'],
  ['people', 12, 'number'],
] as const

/** The list as it is asked for, as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportInitiatives(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportInitiativesContract>,
): Promise<FileReply> {
  const { language } = ctx.session
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const rows = await listLines(trx, { today, filter: filterOf(query), limit: mostRows + 1 })
    const kinds = new Map((await listKinds(trx)).map((kind) => [kind.code, kind]))
    const kindName = (code: LineRow['kind']) =>
      (language === 'vi' ? kinds.get(code)?.name_vi : kinds.get(code)?.name_en) ?? code
    return {
      record: 'initiative',
      file: 'mo-hinh',
      title: say('initiatives.list.title'),
      columns: headed(say, 'initiatives.column', columns),
      asked: query,
      rows: rows.map((row) => [
        row.name,
        kindName(row.kind),
        row.place_name,
        row.phase,
        say(`initiatives.stage.${row.stage}`),
        row.founded_on,
        row.agency_name,
        say(`initiatives.sign.${row.sign}`),
        row.last_on,
        row.people,
      ]),
    }
  })
}
