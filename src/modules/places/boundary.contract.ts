import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, placeId, text } from '#kernel/shapes.ts'
import { boundaryFaults } from './boundary.rule.ts'

/** Most bytes of an official file of lines. */
export const mostBoundaryBytes = 26_214_400

const Point = z.tuple([z.number(), z.number()])
const unit = z.strictObject({ id: placeId, name: z.string() })
const Found = z.strictObject({
  communes: z.int(),
  /** Communes of that day the file says nothing about. */
  missing: z.array(unit),
  /** All faults; of very many only the first are listed. */
  faults: z.int(),
  errors: z.array(
    z.strictObject({ feature: z.int(), name: z.string(), code: z.enum(boundaryFaults), about: z.string() }),
  ),
  /** The very same file stands already for that day. */
  done_before: z.boolean(),
})

export const listBoundaries = contract({
  method: 'GET',
  path: '/api/commune-boundaries',
  permit: 'signed-in',
  effect: 'read',
  summary:
    'Lines of the communes of my province as they hold on a day, thinned for drawing; none where none were brought in',
  query: z.strictObject({ on: day.optional() }),
  reply: z.strictObject({
    set: z.strictObject({ valid_from: day, source: z.string() }).nullable(),
    items: z.array(unit.extend({ shape: z.array(z.array(z.array(Point))) })),
  }),
})
export type Boundary = z.output<typeof listBoundaries.reply>['items'][number]

const searched = { q: text({ max: 100 }).optional() }

export const listBoundarySets = contract({
  method: 'GET',
  path: '/api/commune-boundary-sets',
  permit: 'boundary.bring',
  effect: 'read',
  summary: 'Files of lines that were brought in for my province, by the day they hold from',
  query: z.strictObject(searched),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        valid_from: day,
        source: z.string(),
        communes: z.int(),
        brought_by: z.string(),
        brought_at: instant,
      }),
    ),
  }),
})

export const exportBoundarySets = contract({
  method: 'GET',
  path: '/api/commune-boundary-sets/export',
  permit: 'boundary.bring',
  effect: 'read',
  summary: 'The same list as XLSX; recorded',
  query: z.strictObject(searched),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const checkBoundaries = contract({
  method: 'POST',
  path: '/api/commune-boundaries/check',
  permit: 'boundary.bring',
  effect: 'read',
  summary: 'Dry run of an official GeoJSON of communes: every fault by feature; nothing is written or kept',
  body: z.strictObject({ valid_from: day }),
  upload: { mostBytes: mostBoundaryBytes },
  reply: Found,
})

export const bringBoundaries = contract({
  method: 'POST',
  path: '/api/commune-boundaries',
  permit: 'boundary.bring',
  effect: 'write',
  summary:
    'Brings in the lines of the communes from a day on, all or nothing; the file itself is kept nowhere',
  body: z.strictObject({ valid_from: day, source: text({ max: 300 }) }),
  upload: { mostBytes: mostBoundaryBytes },
  reply: z.strictObject({ id, communes: z.int() }),
})
