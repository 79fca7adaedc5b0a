import { type Context, entered } from '#kernel/context.ts'
import { dayInVietNam } from '#kernel/day.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type WorkingCalendar, workingCalendar } from './calendar.ts'
import type { Place, PlaceDetail } from './place.contract.ts'
import { wanted } from './place.names.ts'
import * as queries from './place.queries.ts'
import type { Level, PlacesReader } from './place.tables.ts'
import { type Succession, stoodOn, successionOf } from './succession.ts'

/**
 * Places by name as of a day (today unless said otherwise), the asker's own province first. A name that is no longer
 * in use finds the former place and offers the units of that day.
 */
export function findPlaces(
  ctx: Context,
  asked: { q?: string; level?: Level; on?: string; within?: string; limit: number },
): Promise<Place[]> {
  const on = asked.on ?? dayInVietNam(ctx.now())
  return entered(ctx.db, ctx.session.tokenHash, async (trx) => {
    const typed = asked.q === undefined ? undefined : wanted(asked.q)
    if (typed?.words === '') return []
    const found = typed
      ? await queries.searchPlaces(trx, { ...asked, ...typed, on, near: ctx.session.provinceId })
      : await queries.listStanding(trx, { ...asked, on })
    return withSuccessors(trx, found, on)
  })
}

/** One place with what it became and what it was made of. Refuses with `record.not_found`. */
export function showPlace(ctx: Context, id: string, on = dayInVietNam(ctx.now())): Promise<PlaceDetail> {
  return entered(ctx.db, ctx.session.tokenHash, async (trx) => {
    const found = await queries.findPlace(trx, id, on)
    if (!found) throw new Refusal('record.not_found', { place: id })
    const [place] = await withSuccessors(trx, [found], on)
    if (!place) throw new Refusal('record.not_found', { place: id })
    return {
      ...place,
      predecessors: await queries.listPredecessors(trx, id),
      earlier_forms: await queries.listEarlierForms(trx, id),
    }
  })
}

/** The working-day calendar as the table stands now. */
export async function loadCalendar(db: PlacesReader): Promise<WorkingCalendar> {
  return workingCalendar(await queries.listCalendarExceptions(db))
}

/** Places through time as the tables stand now. */
export async function loadSuccession(db: PlacesReader): Promise<Succession> {
  const { places, steps } = await queries.listSuccession(db)
  return successionOf(places, steps)
}

async function withSuccessors(db: PlacesReader, found: queries.FoundPlace[], on: string): Promise<Place[]> {
  const ended = found.filter((place) => !stoodOn(place, on)).map((place) => place.id)
  const became = Map.groupBy(await queries.listSuccessors(db, ended, on), (row) => row.origin)
  return found.map((place) => ({
    ...place,
    successors: (became.get(place.id) ?? []).map(({ id, name, needs_choice }) => ({
      id,
      name,
      needs_choice,
    })),
  }))
}

/** The provinces of that moment, by name. */
export async function showProvinces(
  db: PlacesReader,
  now: Date,
): Promise<{ items: { id: string; name: string }[] }> {
  const on = dayInVietNam(now)
  const items = await db
    .selectFrom('place')
    .select(['id', 'name'])
    .where('level', '=', 'province')
    .where((e) => e.or([e('valid_from', 'is', null), e('valid_from', '<=', on)]))
    .where((e) => e.or([e('valid_until', 'is', null), e('valid_until', '>', on)]))
    .execute()
  const byName = new Intl.Collator('vi')
  return { items: items.sort((a, b) => byName.compare(a.name, b.name)) }
}
