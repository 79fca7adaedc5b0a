import path from 'node:path'
import type { Client } from 'pg'
import { loadReferenceFiles } from '#modules/law/index.ts'

const folder = path.resolve(import.meta.dirname, '../../../db/reference/initiatives')

/** Brings kinds, rhythms and phases to their shipped files; a row changed by hand stays as changed. */
export function loadInitiativesReference(owner: Client): Promise<Record<string, number>> {
  return loadReferenceFiles(
    owner,
    folder,
    [
      { file: 'kinds.csv', table: 'initiative_kind', key: ['code'] },
      { file: 'rhythms.csv', table: 'initiative_rhythm', key: ['kind_code', 'valid_from'] },
      { file: 'phases.csv', table: 'initiative_phase', key: ['code'] },
    ],
    'prevention_load',
  )
}
