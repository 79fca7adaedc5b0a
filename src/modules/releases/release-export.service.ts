import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { headed, listFile, sayTo } from '#modules/documents/index.ts'
import type * as contracts from './release.contract.ts'
import { listReleaseRows } from './release.queries.ts'
import { saysRelease } from './release.service.ts'
import { messages } from './releases.messages.ts'
import { messages as pageWords } from './releases-pages.messages.ts'

const columns = [
  ['status', 28],
  ['title', 60],
  ['title_en', 60],
  ['agency', 36],
  ['year', 10, 'number'],
  ['last_quarter', 12, 'number'],
  ['recorded', 18, 'instant'],
  ['published', 18, 'instant'],
  ['ended', 18, 'instant'],
  ['ended_why', 50],
] as const

/** The list of releases as it is narrowed, as XLSX: which there are and how they stand, never a number of theirs. Recorded. Refuses with `list.too_long`. */
export function exportReleases(ctx: Context, { query }: RequestOf<typeof contracts.exportReleases>) {
  const say = sayTo(ctx, messages, pageWords)
  return listFile(ctx, async (trx) => ({
    record: 'release',
    file: 'bo-so-lieu-cong-bo',
    title: say('releases.list.title'),
    columns: headed(say, 'releases.column', columns),
    asked: query,
    rows: (await listReleaseRows(trx, { status: query.status }))
      .filter((row) => saysRelease(row, query.q))
      .map((row) => [
        say(`releases.status.${row.status}`),
        row.title_vi,
        row.title_en,
        row.agency_name,
        row.year,
        row.last_quarter,
        row.recorded_at.toISOString(),
        row.published_at?.toISOString() ?? null,
        row.ended_at?.toISOString() ?? null,
        row.ended_why,
      ]),
  }))
}
