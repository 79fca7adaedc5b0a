/** What somebody was told: the sum of these counts lies between two numbers. */
export interface Said {
  members: readonly number[]
  low: number
  high: number
}

/**
 * How far the sum of some counts can lie above and below what it is, with everything told still true: what an attacker comes to
 * who solves for it (a linear programme, solved by the simplex method from the true counts). Stops looking at `enough`.
 */
export function leewayOf(
  counts: readonly number[],
  said: readonly Said[],
  members: readonly number[],
  enough: number,
): { up: number; down: number } {
  const free = new Set(members)
  for (const each of said) for (const at of each.members) free.delete(at)
  // What no answer speaks of may be anything.
  const up = free.size > 0 ? enough : farthest(counts, said, members, 1, enough)
  return { up, down: up >= enough ? 0 : farthest(counts, said, members, -1, enough - up) }
}

const tiny = 1e-9

/**
 * The most the sum of `members` can be moved in one direction. Each count moves by what is added less what is taken, and no more
 * can be taken than there is; standing still is allowed, so the first table needs no search.
 */
function farthest(
  counts: readonly number[],
  said: readonly Said[],
  members: readonly number[],
  sign: 1 | -1,
  enough: number,
): number {
  const size = counts.length
  const columns = 2 * size
  const wanted = new Set(members)
  const rows: Float64Array[] = []
  const row = (set: (row: Float64Array) => void, room: number) => {
    const made = new Float64Array(columns + 1)
    set(made)
    made[columns] = room
    rows.push(made)
  }
  for (const { members: cells, low, high } of said) {
    const sum = cells.reduce((all, at) => all + (counts[at] ?? 0), 0)
    const along = (by: 1 | -1) => (made: Float64Array) => {
      for (const at of cells) {
        made[at] = by
        made[size + at] = -by
      }
    }
    if (Number.isFinite(high)) row(along(1), high - sum)
    row(along(-1), sum - low)
  }
  counts.forEach((count, at) => {
    row((made) => {
      made[size + at] = 1
    }, count)
  })
  const goal = new Float64Array(columns + 1)
  for (const at of wanted) {
    goal[at] = -sign
    goal[size + at] = sign
  }
  return climb(rows, goal, columns, enough)
}

/** Simplex on a table whose start is allowed, by Bland's rule so that it ends. Slack columns stand implicitly: a pivot swaps them in place. */
function climb(rows: Float64Array[], goal: Float64Array, columns: number, enough: number): number {
  const names = Array.from({ length: columns }, (_, at) => at)
  const basis = rows.map((_, at) => columns + at)
  for (;;) {
    let enter = -1
    for (let at = 0; at < columns; at++)
      if ((goal[at] ?? 0) < -tiny && (enter < 0 || (names[at] ?? 0) < (names[enter] ?? 0))) enter = at
    if (enter < 0) return goal[columns] ?? 0
    let leave = -1
    let least = Number.POSITIVE_INFINITY
    rows.forEach((each, at) => {
      const by = each[enter] ?? 0
      if (by <= tiny) return
      const ratio = (each[columns] ?? 0) / by
      if (
        ratio < least - tiny ||
        (ratio < least + tiny && (leave < 0 || (basis[at] ?? 0) < (basis[leave] ?? 0)))
      ) {
        least = ratio
        leave = at
      }
    })
    if (leave < 0) return enough
    pivot(rows, goal, columns, leave, enter)
    const out = basis[leave] ?? 0
    basis[leave] = names[enter] ?? 0
    names[enter] = out
    if ((goal[columns] ?? 0) >= enough) return enough
  }
}

function pivot(rows: Float64Array[], goal: Float64Array, columns: number, leave: number, enter: number) {
  const pivotRow = rows[leave] as Float64Array
  const by = pivotRow[enter] ?? 1
  pivotRow[enter] = 1
  for (let at = 0; at <= columns; at++) pivotRow[at] = (pivotRow[at] ?? 0) / by
  const clear = (each: Float64Array) => {
    const factor = each[enter] ?? 0
    if (factor === 0) return
    each[enter] = 0
    for (let at = 0; at <= columns; at++) each[at] = (each[at] ?? 0) - factor * (pivotRow[at] ?? 0)
  }
  for (const each of rows) if (each !== pivotRow) clear(each)
  clear(goal)
}
