import path from 'node:path'
import type { Client } from 'pg'
import { loadReferenceFiles } from '#modules/safety/index.ts'

const folder = path.resolve(import.meta.dirname, '../../../db/reference/incidents')

/** Our codes in the words of the international incident recorder, by edition. */
export function loadIncidentReference(owner: Client): Promise<Record<string, number>> {
  return loadReferenceFiles(owner, folder, [
    { file: 'gbvims-codes.csv', table: 'gbvims_code', key: ['list', 'ours', 'valid_from'] },
  ])
}
