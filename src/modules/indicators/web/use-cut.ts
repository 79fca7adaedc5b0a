import { getPlace } from '#modules/places/place.contract.ts'
import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { dayKey } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { listPeriods, type Period, type Scheme, schemes } from '../period.contract.ts'
import { lastDay } from './figure-text.rule.ts'

/** What the pages of figures are asked for, kept in the address so that it can be sent to a colleague. */
export interface Cut {
  scheme: Scheme
  /** Periods of the scheme that have begun, latest first. */
  periods: readonly Period[] | undefined
  period: Period | undefined
  place: { id: string; name: string; isProvince: boolean } | undefined
  /** Day by whose units places are meant. */
  units: string | undefined
  error: unknown
  retry: () => void
  change: (part: Record<string, string | undefined>) => void
}

/** Reads the cut from the address: the running half-year of my province unless something else is asked for. */
export function useCut(): Cut {
  const me = useMe()
  const [address, change] = useAddress()
  const today = dayKey(new Date(useNow()))
  const scheme = schemes.find((each) => each === address.scheme) ?? 'half_year'
  const all = useRead(listPeriods, { query: { scheme } }, { staleTime: Number.POSITIVE_INFINITY })
  const periods = all.data?.items.filter((period) => period.from <= today).toReversed()
  const period = periods?.find((one) => one.code === address.period) ?? periods?.[0]
  const units = /^\d{4}-\d{2}-\d{2}$/.test(address.units ?? '') ? address.units : undefined

  const elsewhere =
    address.place !== undefined && address.place !== me.province.id ? address.place : undefined
  const on = units ?? (period ? lastDay(period.until) : undefined)
  const found = useRead(
    getPlace,
    { params: { place_id: elsewhere ?? '' }, query: { on } },
    { enabled: elsewhere !== undefined && on !== undefined },
  )
  const place = elsewhere
    ? found.data && { id: found.data.id, name: found.data.name, isProvince: found.data.level === 'province' }
    : { id: me.province.id, name: me.province.name, isProvince: true }

  return {
    scheme,
    periods,
    period,
    place,
    units,
    error: all.error ?? found.error,
    retry: () => void (all.error ? all.refetch() : found.refetch()),
    change,
  }
}

/** The query of a figure for this cut; undefined while it is not known yet. */
export function queryOf({ period, place, units }: Cut) {
  if (!period || !place) return undefined
  return { from: period.from, until: period.until, place: place.id, ...(units ? { units } : {}) }
}

/** Of some periods the one that shares most days with another; the shorter of two that share as many. */
export function nearestPeriod(periods: readonly Period[], to: Period | undefined): Period | undefined {
  if (!to) return undefined
  const days = ({ from, until }: { from: string; until: string }) => Date.parse(until) - Date.parse(from)
  const shared = (one: Period) =>
    Math.min(Date.parse(one.until), Date.parse(to.until)) -
    Math.max(Date.parse(one.from), Date.parse(to.from))
  return periods.toSorted((a, b) => shared(b) - shared(a) || days(a) - days(b))[0]
}
