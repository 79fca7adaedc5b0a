/** `[longitude, latitude]` in degrees of WGS 84. */
export type Point = readonly [number, number]
/** Polygons of rings; the first ring of each runs around it, the others are holes. */
export type Shape = readonly (readonly (readonly Point[])[])[]

export const boundaryFaults = [
  'not_json',
  'not_collection',
  'empty',
  'too_many',
  'not_area',
  'no_code',
  'unknown_code',
  'other_province',
  'twice',
  'not_numbers',
  'outside',
  'too_short',
  'not_closed',
  'crosses',
] as const
export type BoundaryFault = (typeof boundaryFaults)[number]

export interface Fault {
  /** Which feature of the file, from 1; 0 for the file as a whole. */
  feature: number
  /** What the file itself calls it; empty where it has no name. */
  name: string
  code: BoundaryFault
  /** What was found there: a code, a kind of geometry, a pair of numbers. */
  about: string
}

/** Names under which offices write the official code of a commune. */
const codeNames = ['ma_xa', 'maxa', 'ma', 'code', 'ward_code', 'commune_code', 'ma_dvhc']
/** And its name, in the order they are believed. */
const nameNames = ['ten_xa', 'tenxa', 'ten', 'ten_dvhc', 'ward_name', 'commune_name', 'name']

/** Việt Nam with its islands: metres of VN-2000, and latitude before longitude, fall outside. */
const land = { west: 102, east: 118, south: 6, north: 24 }

const mostFeatures = 2_000
/** Thinned so that no line moves by more than this; about 30 m, less than a dot of the map. */
const tolerance = 0.0003

/**
 * Reads an official GeoJSON of communes: polygons whose property names the code. `unitOf` tells which commune of the day bears a
 * code, or that it belongs to another province. Everything wrong is told by feature; nothing throws, whatever the bytes are.
 */
export function readBoundaries(
  bytes: Uint8Array,
  unitOf: (code: string) => string | 'other_province' | undefined,
): { shapes: Map<string, Shape>; faults: Fault[] } {
  const shapes = new Map<string, Shape>()
  const faults: Fault[] = []
  const whole = (code: BoundaryFault, about = '') => ({
    shapes,
    faults: [{ feature: 0, name: '', code, about }],
  })
  const file = parsed(bytes)
  if (file === undefined) return whole('not_json')
  if (file.type !== 'FeatureCollection' || !Array.isArray(file.features)) return whole('not_collection')
  if (file.features.length === 0) return whole('empty')
  if (file.features.length > mostFeatures) return whole('too_many', String(file.features.length))
  for (const [at, given] of file.features.entries()) {
    const told = readFeature(given, shapes, unitOf)
    if (told) faults.push({ feature: at + 1, name: nameOf(asRecord(asRecord(given).properties)), ...told })
  }
  return { shapes, faults }
}

/** Puts one commune of the file to the others, or tells what is wrong with it. */
function readFeature(
  given: unknown,
  shapes: Map<string, Shape>,
  unitOf: (code: string) => string | undefined,
): Omit<Fault, 'feature' | 'name'> | undefined {
  const { properties, geometry } = asRecord(given)
  const code = codeOf(asRecord(properties))
  if (code === undefined) return { code: 'no_code', about: '' }
  const unit = unitOf(code)
  if (unit === undefined) return { code: 'unknown_code', about: code }
  if (unit === 'other_province') return { code: unit, about: code }
  if (shapes.has(unit)) return { code: 'twice', about: code }
  const { type, coordinates } = asRecord(geometry)
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return { code: 'not_area', about: String(type ?? '').slice(0, 40) }
  const shape = shapeOf(type === 'Polygon' ? [coordinates] : coordinates)
  if ('fault' in shape) return { code: shape.fault, about: shape.about }
  shapes.set(unit, shape.shape)
  return undefined
}

function parsed(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    return asRecord(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return undefined
  }
}

const asRecord = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}

function codeOf(properties: Record<string, unknown>): string | undefined {
  for (const [name, value] of Object.entries(properties))
    if (codeNames.includes(name.toLowerCase()) && (typeof value === 'string' || typeof value === 'number')) {
      const code = String(value).trim()
      if (/^\d{1,5}$/.test(code)) return code.padStart(5, '0') // a spreadsheet on the way drops leading zeros
    }
  return undefined
}

function nameOf(properties: Record<string, unknown>): string {
  const named = new Map(Object.entries(properties).map(([key, value]) => [key.toLowerCase(), value]))
  const name = nameNames.map((key) => named.get(key)).find((value) => typeof value === 'string')
  return String(name ?? '')
    .normalize('NFC')
    .trim()
    .slice(0, 80)
}

type Read = { shape: Shape } | { fault: BoundaryFault; about: string }

function shapeOf(given: unknown): Read {
  if (!Array.isArray(given) || given.length === 0) return { fault: 'too_short', about: '' }
  const polygons: Point[][][] = []
  for (const polygon of given) {
    if (!Array.isArray(polygon) || polygon.length === 0) return { fault: 'too_short', about: '' }
    const rings: Point[][] = []
    for (const each of polygon) {
      const ring = ringOf(each)
      if ('fault' in ring) return ring
      rings.push(ring.points)
    }
    polygons.push(rings)
  }
  const thin = polygons.map((rings) => rings.map(thinned).filter((ring) => ring.length >= 4))
  const kept = thin.filter((rings) => rings.length > 0)
  return { shape: kept.length > 0 ? kept : polygons.slice(0, 1).map((rings) => rings.slice(0, 1)) }
}

function ringOf(given: unknown): { points: Point[] } | { fault: BoundaryFault; about: string } {
  if (!Array.isArray(given) || given.length < 4) return { fault: 'too_short', about: '' }
  const points: Point[] = []
  for (const pair of given) {
    const [x, y] = Array.isArray(pair) ? pair : []
    if (!Number.isFinite(x) || !Number.isFinite(y))
      return { fault: 'not_numbers', about: JSON.stringify(pair ?? null).slice(0, 60) }
    if (x < land.west || x > land.east || y < land.south || y > land.north)
      return { fault: 'outside', about: `${x}, ${y}` }
    points.push([x, y])
  }
  const [first, last] = [points[0], points.at(-1)]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return { fault: 'not_closed', about: `${first?.join(', ')}` }
  const crossing = crossingOf(points)
  return crossing ? { fault: 'crosses', about: crossing.join(', ') } : { points }
}

/** Where a ring crosses itself; its pieces are compared only with those of the same square, so that long rings stay quick. */
function crossingOf(ring: readonly Point[]): Point | undefined {
  const side = 0.002
  const squares = new Map<string, number[]>()
  for (let at = 0; at + 1 < ring.length; at++) {
    const [a, b] = [ring[at], ring[at + 1]] as [Point, Point]
    const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])].map((x) => Math.floor(x / side)) as [
      number,
      number,
    ]
    const [south, north] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])].map((y) => Math.floor(y / side)) as [
      number,
      number,
    ]
    if ((east - west) * (north - south) > 250_000) return a // one straight piece across half a province
    for (let x = west; x <= east; x++)
      for (let y = south; y <= north; y++) {
        const square = squares.get(`${x} ${y}`) ?? []
        for (const other of square) {
          const [c, d] = [ring[other], ring[other + 1]] as [Point, Point]
          if (isCrossing(a, b, c, d)) return a
        }
        if (square.push(at) === 1) squares.set(`${x} ${y}`, square)
      }
  }
  return undefined
}

const side = (a: Point, b: Point, p: Point) =>
  Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]))

/** Whether two pieces cross in their midst; touching at an end is no crossing. */
function isCrossing(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/** The ring with only the points it needs, in four decimals. */
function thinned(ring: readonly Point[]): Point[] {
  const isKept = new Uint8Array(ring.length)
  isKept[0] = isKept[ring.length - 1] = 1
  const spans: [number, number][] = [[0, ring.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, until] = span
    let [farthest, most] = [-1, tolerance]
    for (let at = from + 1; at < until; at++) {
      const far = distance(ring[at] as Point, ring[from] as Point, ring[until] as Point)
      if (far > most) [farthest, most] = [at, far]
    }
    if (farthest < 0) continue
    isKept[farthest] = 1
    spans.push([from, farthest], [farthest, until])
  }
  const round = (n: number) => Math.round(n * 10_000) / 10_000
  return ring.filter((_, at) => isKept[at]).map(([x, y]): Point => [round(x), round(y)])
}

/** How far a point lies from the piece between two others. */
function distance(p: Point, a: Point, b: Point): number {
  const [x, y] = [b[0] - a[0], b[1] - a[1]]
  const length = x * x + y * y
  const along = length === 0 ? 0 : ((p[0] - a[0]) * x + (p[1] - a[1]) * y) / length
  const t = Math.max(0, Math.min(1, along))
  return Math.hypot(p[0] - a[0] - t * x, p[1] - a[1] - t * y)
}
