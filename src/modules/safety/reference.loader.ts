import path from 'node:path'
import type { Client } from 'pg'
import { loadReferenceFiles } from './response-reference.loader.ts'

const folder = path.resolve(import.meta.dirname, '../../../db/reference/safety')

/** Instruments, their questions, and when danger is looked at again. */
export function loadSafetyReference(owner: Client): Promise<Record<string, number>> {
  return loadReferenceFiles(owner, folder, [
    { file: 'instruments.csv', table: 'risk_instrument', key: ['code', 'edition'] },
    { file: 'questions.csv', table: 'risk_question', key: ['instrument_code', 'edition', 'code'] },
    { file: 'review-rules.csv', table: 'risk_review_rule', key: ['danger', 'valid_from'] },
  ])
}
