/** A place with its days; `null` = since before records, or still standing. Days are `YYYY-MM-DD`, the end is exclusive. */
export interface Standing {
  id: string
  code: string
  level: 'province' | 'district' | 'commune'
  valid_from: string | null
  valid_until: string | null
}

/** What a place that ended became. */
export interface Step {
  from_id: string
  to_id: string
  needs_choice: boolean
  on_day: string
}

/**
 * A place told in the units of another day. `exact`: it lies wholly within that unit. `choice`: a person has
 * to say which. `unknown`: our sources do not say what it became, or it is not a place.
 */
export type Mapped = { as: 'exact'; id: string } | { as: 'choice'; ids: string[] } | { as: 'unknown' }

export interface Succession {
  /**
   * The bearer of a code on a day, else its last bearer before, else its first one after. An id with `@` means itself, whenever.
   * `44` is Quảng Bình in 2024 and Quảng Trị in 2026.
   */
  resolve(code: string, on: string): Standing | undefined
  /** A place, given by id, told in the units of its level that stood on a day, later or earlier than itself. */
  mapTo(id: string, on: string): Mapped
}

/** Whether a place stood on a day. */
export function stoodOn(place: Pick<Standing, 'valid_from' | 'valid_until'>, on: string): boolean {
  return (place.valid_from ?? '') <= on && (place.valid_until === null || place.valid_until > on)
}

/** Answers about places through time from all places and all steps between them. Pure. */
export function successionOf(places: Iterable<Standing>, steps: Iterable<Step>): Succession {
  const byId = new Map([...places].map((place) => [place.id, place]))
  const byCode = Map.groupBy(byId.values(), (place) => place.code)
  const all = [...steps]
  const forward = Map.groupBy(all, (step) => step.from_id)
  const backward = Map.groupBy(all, (step) => step.to_id)

  function resolve(code: string, on: string): Standing | undefined {
    if (code.includes('@')) return byId.get(code)
    const bearers = (byCode.get(code) ?? []).toSorted((a, b) =>
      (a.valid_from ?? '').localeCompare(b.valid_from ?? ''),
    )
    return (
      bearers.find((place) => stoodOn(place, on)) ??
      bearers.findLast((place) => (place.valid_from ?? '') <= on) ??
      bearers[0]
    )
  }

  function mapTo(id: string, on: string): Mapped {
    const place = byId.get(id)
    if (!place) return { as: 'unknown' }
    if (stoodOn(place, on)) return { as: 'exact', id }
    const later = place.valid_until !== null && place.valid_until <= on
    const ends = new Set<string>()
    const exact = later ? walkForward(id, on, ends) : walkBack(place, on, ends)
    const [only] = ends
    if (only === undefined) return { as: 'unknown' }
    return ends.size === 1 && exact ? { as: 'exact', id: only } : { as: 'choice', ids: [...ends].sort() }
  }

  /** Collects where it ended up; true while every step took the whole. */
  function walkForward(id: string, on: string, ends: Set<string>): boolean {
    let whole = true
    for (const step of forward.get(id) ?? []) {
      const next = byId.get(step.to_id)
      if (!next || step.on_day > on) continue
      if (step.needs_choice) whole = false
      if (stoodOn(next, on)) ends.add(next.id)
      else if (!walkForward(next.id, on, ends)) whole = false
    }
    return whole
  }

  /** Collects what it was made of; one single origin holds it wholly, even when it was only part of that. */
  function walkBack(place: Standing, on: string, ends: Set<string>): boolean {
    const origins = (backward.get(place.id) ?? []).flatMap((step) => byId.get(step.from_id) ?? [])
    const sameLevel = origins.filter((origin) => origin.level === place.level)
    // An island district had no communes: its đặc khu comes from the district itself.
    for (const origin of sameLevel.length > 0 ? sameLevel : origins) {
      if (stoodOn(origin, on)) ends.add(origin.id)
      else if ((origin.valid_from ?? '') > on) walkBack(origin, on, ends)
    }
    return true
  }

  return { resolve, mapTo }
}
