import path from 'node:path'
import type { Client } from 'pg'
import { loadReferenceFiles } from '#modules/law/index.ts'

const folder = path.resolve(import.meta.dirname, '../../../db/reference/campaigns')

/** Brings the campaigns that come back every year to their shipped file; a row changed by hand stays as changed. */
export async function loadCampaignsReference(owner: Client): Promise<void> {
  await loadReferenceFiles(
    owner,
    folder,
    [{ file: 'campaigns.csv', table: 'campaign_kind', key: ['code'] }],
    'prevention_load',
  )
}
