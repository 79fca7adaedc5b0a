import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'

/** Types in which signed copies and scans are taken, with the ending of their name. */
export const paperEndings = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const
export type PaperType = keyof typeof paperEndings

export interface Paper {
  media_type: PaperType
  bytes: Buffer
  sha256: Buffer
}

type Of = { report_id: string; no: number; signed_how: 'paper' | 'digital' }

/** Files a paper with an issue. */
export async function insertPaper(trx: Writer, of: Of, paper: Paper, by: string, at: Date): Promise<string> {
  const id = newId()
  await trx
    .insertInto('filed_paper')
    .values({ id, ...of, ...paper, filed_by: by, filed_at: at.toISOString() })
    .execute()
  return id
}

/** The signed copy of an issue, if it was filed. */
export function findSignedCopy(trx: Writer, reportId: string, no: number): Promise<Paper | undefined> {
  return trx
    .selectFrom('filed_paper')
    .select(['media_type', 'bytes', 'sha256'])
    .where('report_id', '=', reportId)
    .where('no', '=', no)
    .$narrowType<{ media_type: PaperType }>()
    .executeTakeFirst()
}
