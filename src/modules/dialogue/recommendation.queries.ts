import type { Reader } from '#kernel/database.ts'

/** What was recommended upward and belongs in a report. */
export interface Recommended {
  to_body: string
  words: string
  replied_on: string | null
}

/**
 * What a province recommended to ministries and central bodies in a period, and what it recommended earlier and nobody has
 * decided yet, the oldest first.
 */
export function listRecommended(
  db: Reader,
  asked: { provinceId: string; from: string; until: string },
): Promise<Recommended[]> {
  return db
    .selectFrom('recommendation')
    .select(['to_body', 'words', 'replied_on'])
    .where('province_id', '=', asked.provinceId)
    .where('sent_on', '<', asked.until)
    .where((row) => row.or([row('sent_on', '>=', asked.from), row('state', 'in', ['sent', 'replied'])]))
    .orderBy('sent_on')
    .orderBy('id')
    .limit(100)
    .execute()
}
