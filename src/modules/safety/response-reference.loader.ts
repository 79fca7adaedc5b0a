import type { Client } from 'pg'
import { loadReferenceFiles as load, type ReferenceFile } from '#modules/law/index.ts'

export type { ReferenceFile }

/** Brings tables of the floor of response to their shipped files; see `loadReferenceFiles` of law. */
export function loadReferenceFiles(
  owner: Client,
  folder: string,
  files: readonly ReferenceFile[],
): Promise<Record<string, number>> {
  return load(owner, folder, files, 'response_load')
}
