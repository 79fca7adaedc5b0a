import path from 'node:path'
import type { Client } from 'pg'
import { loadReferenceFiles } from './reference.files.ts'

/** Where the shipped rows of law lie. */
export const lawFolder = path.resolve(import.meta.dirname, '../../../db/reference/law')

/** Shipped files, the table each fills, and what makes a row the same row. Order: what is referred to comes first. */
export const lawFiles = [
  { file: 'acts.csv', table: 'law_act', key: ['code', 'valid_from'] },
  { file: 'act-offers.csv', table: 'law_act_offer', key: ['relationship', 'act_code', 'valid_from'] },
  { file: 'measures.csv', table: 'law_measure', key: ['code', 'valid_from'] },
  { file: 'clock-rules.csv', table: 'law_clock_rule', key: ['code', 'valid_from'] },
  { file: 'forms.csv', table: 'law_form', key: ['code', 'valid_from'] },
  { file: 'targets.csv', table: 'law_target', key: ['code', 'target_year', 'valid_from'] },
  { file: 'themes.csv', table: 'law_theme', key: ['campaign', 'theme_year', 'valid_from'] },
  { file: 'hotline-numbers.csv', table: 'hotline_number', key: ['code', 'valid_from'] },
  { file: 'sharing-bases.csv', table: 'law_sharing_basis', key: ['code', 'valid_from'] },
  { file: 'texts.csv', table: 'law_text', key: ['text_key', 'lang', 'valid_from'] },
] as const

/**
 * Brings the law tables to the shipped files. Needs the places. Returns how many rows each loaded file put in or
 * changed; see `loadReferenceFiles`.
 */
export function loadLawReference(owner: Client, folder: string = lawFolder): Promise<Record<string, number>> {
  return loadReferenceFiles(owner, folder, lawFiles, 'law_load')
}
