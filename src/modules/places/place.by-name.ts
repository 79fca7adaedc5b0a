import { sql } from 'kysely'
import { fold } from '#kernel/fold.ts'
import { wanted } from './place.names.ts'
import type { Kind, PlacesReader } from './place.tables.ts'
import { stoodOn } from './succession.ts'

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

/**
 * Communes, former districts and the province itself by name as people write them, on a day: the kind in front decides
 * where several bear the name, then which of them stood; one id, none, or more than one.
 */
export async function unitsByName(db: PlacesReader, provinceId: string) {
  const { rows } = await sql<{
    id: string
    kind: Kind
    folded: string
    valid_from: string | null
    valid_until: string | null
  }>`
    select id, kind, folded_name as folded, valid_from, valid_until from place where province_id = ${provinceId}`.execute(
    db,
  )
  const byName = Map.groupBy(rows, (row) => row.folded)
  return (said: string, on: string): string | 'unknown' | 'ambiguous' => {
    const { words, kinds, rest } = wanted(said)
    const ofKind = (byName.get(rest) ?? []).filter((row) => kinds.includes(row.kind))
    const alike = ofKind.length > 0 ? ofKind : (byName.get(words) ?? [])
    const standing = alike.filter((row) => stoodOn(row, on))
    const fitting = standing.length > 0 ? standing : alike
    if (fitting.length === 0) return 'unknown'
    return fitting.length === 1 ? (fitting[0]?.id ?? 'unknown') : 'ambiguous'
  }
}
