import path from 'node:path'
import type { Client } from 'pg'
import { loadReferenceFiles } from '#modules/law/index.ts'

const folder = path.resolve(import.meta.dirname, '../../../db/reference/dialogue')

/** Brings topics to their shipped file; a row changed by hand stays as changed. */
export async function loadTopics(owner: Client): Promise<void> {
  await loadReferenceFiles(
    owner,
    folder,
    [{ file: 'topics.csv', table: 'dialogue_topic', key: ['code'] }],
    'prevention_load',
  )
}
