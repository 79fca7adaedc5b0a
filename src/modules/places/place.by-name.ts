import { sql } from 'kysely'
import { fold } from '#kernel/fold.ts'
import type { PlacesReader } from './place.tables.ts'

/** Communes of a province by name as people write them, on a day: one id, none, or more than one. */
export async function communesByName(db: PlacesReader, provinceId: string) {
  const { rows } = await sql<{
    id: string
    folded: string
    valid_from: string | null
    valid_until: string | null
  }>`
    select id, folded_name as folded, valid_from, valid_until from place where province_id = ${provinceId} and level = 'commune'`.execute(
    db,
  )
  const bare = (folded: string) => folded.replace(/^(?:xa|phuong|thi tran|dac khu|p|x|tt) /, '')
  const byName = Map.groupBy(rows, (row) => bare(row.folded))
  return (said: string, on: string): string | 'unknown' | 'ambiguous' => {
    const alike = byName.get(bare(fold(said))) ?? []
    const standing = alike.filter(
      (row) => (row.valid_from ?? '') <= on && (row.valid_until === null || row.valid_until > on),
    )
    const fitting = standing.length > 0 ? standing : alike
    if (fitting.length === 0) return 'unknown'
    return fitting.length === 1 ? (fitting[0]?.id ?? 'unknown') : 'ambiguous'
  }
}
