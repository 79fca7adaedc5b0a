import type { Boundary } from '../boundary.contract.ts'
import classes from './Places.module.css'

/** What a commune is drawn with: a number on it marks it, since colour alone says nothing. */
export interface Marked {
  mark: string | undefined
  /** Said when one points at it. */
  words: string
}

const width = 1_000

/** Communes as they lie, those with a mark filled and numbered. A table or list beside it says the same in words. */
export function CommuneMap({
  label,
  items,
  markOf,
}: {
  label: string
  items: readonly Boundary[]
  markOf: (placeId: string) => Marked
}) {
  const all = items.flatMap(({ shape }) => shape.flat(2))
  if (all.length === 0) return null
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)]
  const [west, east, south, north] = [least(xs), most(xs), least(ys), most(ys)]
  // A degree of longitude is shorter than one of latitude.
  const across = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = width / Math.max((east - west) * across, 1e-6)
  const place = ([x, y]: readonly [number, number]) =>
    [(x - west) * across * scale, (north - y) * scale] as const
  const height = Math.max(1, (north - south) * scale)
  return (
    <svg className={classes.map} viewBox={`-4 -4 ${width + 8} ${height + 8}`} role="img" aria-label={label}>
      {items.map(({ id, shape }) => {
        const { mark, words } = markOf(id)
        return (
          <path key={id} d={pathOf(shape, place)} data-marked={mark !== undefined || undefined}>
            <title>{words}</title>
          </path>
        )
      })}
      {items.map(({ id, shape }) => {
        const { mark } = markOf(id)
        if (mark === undefined) return null
        const [x, y] = place(middleOf(shape))
        return (
          <text key={id} x={x} y={y} textAnchor="middle" dominantBaseline="central" aria-hidden>
            {mark}
          </text>
        )
      })}
    </svg>
  )
}

const least = (values: readonly number[]) =>
  values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
const most = (values: readonly number[]) =>
  values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)

function pathOf(shape: Boundary['shape'], place: (point: [number, number]) => readonly [number, number]) {
  return shape
    .flat()
    .map(
      (ring) =>
        `M${ring
          .map(place)
          .map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
          .join('L')}Z`,
    )
    .join('')
}

/** The middle of the longest ring: where its number stands. */
function middleOf(shape: Boundary['shape']): [number, number] {
  const ring = shape.map((rings) => rings[0] ?? []).toSorted((a, b) => b.length - a.length)[0] ?? []
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  return [(least(xs) + most(xs)) / 2, (least(ys) + most(ys)) / 2]
}
