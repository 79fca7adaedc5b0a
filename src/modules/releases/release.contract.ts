import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { columnDimensions } from '#modules/indicators/dimension.codes.ts'
import { spans } from './lattice.ts'
import { statuses } from './release.life.ts'

const bilingual = z.strictObject({ vi: z.string(), en: z.string() })
const indicator = z.string().regex(/^[A-Z]{2,4}-\d{1,2}$/, { error: 'input.not_offered' })
const span = z.enum(spans)
const by = z.enum(columnDimensions).nullable()

const Asked = z.strictObject({ indicator, by })
const asked = z.array(Asked).min(1).max(20)

/** One table as it is told: numbers rounded, or null where one is kept back. */
export const ReleasedTable = z.strictObject({
  indicator: z.string(),
  title: bilingual,
  unit: bilingual,
  counts: bilingual,
  leaves_out: bilingual,
  source: bilingual,
  definition_version: z.string(),
  /** Told as they are: records of work carry nobody who is helped. Otherwise rounded, and small ones kept back. */
  exact: z.boolean(),
  by: z.string().nullable(),
  spans: z.array(span),
  rows: z.array(
    z.strictObject({
      category: z.string().nullable(),
      name: bilingual.nullable(),
      values: z.array(z.int().nullable()),
    }),
  ),
})
export type ReleasedTable = z.infer<typeof ReleasedTable>

const Line = z.strictObject({
  id,
  title: bilingual,
  year: z.int(),
  last_quarter: z.int(),
  status: z.enum(statuses),
  agency_name: z.string(),
  recorded_at: instant,
  published_at: instant.nullable(),
  version: z.int(),
})
export type ReleaseLine = z.infer<typeof Line>

const narrowed = { status: z.enum(statuses).optional(), q: text({ max: 100 }).optional() }

export const listReleases = contract({
  method: 'GET',
  path: '/api/releases',
  permit: 'release.read',
  effect: 'read',
  summary: 'Releases of the province, newest first',
  query: z.strictObject({ ...narrowed, ...pageQuery, after: cursor(newestFirst).optional() }),
  reply: z.strictObject({ items: z.array(Line), next: z.string().nullable() }),
})

export const exportReleases = contract({
  method: 'GET',
  path: '/api/releases/export',
  permit: 'release.read',
  effect: 'read',
  summary: 'The same list as XLSX; recorded',
  query: z.strictObject(narrowed),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readRelease = contract({
  method: 'GET',
  path: '/api/releases/:release_id',
  permit: 'release.read',
  effect: 'read',
  summary: 'One release: what it asks for, and once checked the tables as they are told',
  params: z.strictObject({ release_id: id }),
  reply: Line.extend({
    note: z.string().nullable(),
    asked,
    replaces: id.nullable(),
    /** Whether I am the one who checked it: another person publishes. */
    checked_by_me: z.boolean(),
    checked_at: instant.nullable(),
    ended_at: instant.nullable(),
    ended_why: z.string().nullable(),
    sha256: z.string().nullable(),
    tables: z.array(ReleasedTable).nullable(),
  }),
})

export const previewRelease = contract({
  method: 'GET',
  path: '/api/releases/:release_id/preview',
  permit: 'release.keep',
  effect: 'read',
  summary:
    'What would be told if the release were checked now, and why each number that is missing is kept back',
  params: z.strictObject({ release_id: id }),
  reply: z.strictObject({
    tables: z.array(ReleasedTable.extend({ why: z.array(z.array(z.enum(['told', 'small', 'neighbour']))) })),
    told: z.int(),
    small: z.int(),
    neighbour: z.int(),
  }),
})

export const listOffered = contract({
  method: 'GET',
  path: '/api/release-tables',
  permit: 'release.keep',
  effect: 'read',
  summary: 'Indicators that may be published, with the breakdowns they may be published by',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        indicator: z.string(),
        title: bilingual,
        exact: z.boolean(),
        by: z.array(z.strictObject({ code: z.enum(columnDimensions), name: bilingual })),
      }),
    ),
  }),
})

const words = {
  title_vi: text({ max: 200 }),
  title_en: text({ max: 200 }),
  note: text({ max: 1000 }).optional(),
  year: z.int().min(2016).max(2060),
  last_quarter: z.int().min(1).max(4),
  asked,
  /** The published release that this one takes the place of. */
  replaces: id.optional(),
}

export const draftRelease = contract({
  method: 'POST',
  path: '/api/releases',
  permit: 'release.keep',
  effect: 'write',
  summary: 'Begins a release: which indicators, by what, for the quarters of one year',
  body: z.strictObject(words),
  reply: z.strictObject({ id, version }),
})

const params = z.strictObject({ release_id: id })
const reply = z.strictObject({ id, status: z.enum(statuses), version })

export const changeRelease = contract({
  method: 'PATCH',
  path: '/api/releases/:release_id',
  permit: 'release.keep',
  effect: 'write',
  summary: 'Changes a release that is not checked yet',
  params,
  body: z.strictObject({ version, ...words }),
  reply,
})

export const checkRelease = contract({
  method: 'POST',
  path: '/api/releases/:release_id/check',
  permit: 'release.keep',
  effect: 'write',
  summary: 'Counts, guards and freezes the tables; from here on they no longer move',
  params,
  body: z.strictObject({ version }),
  reply,
})

export const reopenRelease = contract({
  method: 'POST',
  path: '/api/releases/:release_id/reopen',
  permit: 'release.keep',
  effect: 'write',
  summary: 'Takes a checked release back to change it; nobody outside has seen it',
  params,
  body: z.strictObject({ version }),
  reply,
})

export const publishRelease = contract({
  method: 'POST',
  path: '/api/releases/:release_id/publish',
  permit: 'release.publish',
  effect: 'write',
  summary: 'Publishes a checked release, by another person than who checked it; the one it replaces ends',
  params,
  body: z.strictObject({ version }),
  reply,
})

export const withdrawRelease = contract({
  method: 'POST',
  path: '/api/releases/:release_id/withdraw',
  permit: 'release.withdraw',
  effect: 'write',
  summary: 'Withdraws a release with the reason; what it told stays told',
  params,
  body: z.strictObject({ version, reason: text({ min: 5, max: 500 }) }),
  reply,
})

export const downloadRelease = contract({
  method: 'GET',
  path: '/api/releases/:release_id/csv',
  permit: 'release.read',
  effect: 'read',
  summary: 'The tables of a checked release as CSV, as everybody gets them',
  params,
  reply: z.custom<{ name: string; bytes: Uint8Array }>(),
  file: 'text/csv; charset=utf-8',
})
