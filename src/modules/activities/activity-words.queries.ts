/**
 * Finding activities by word. Most searches hold one word that few records have: then the records that have it are taken by its
 * index and the rest is looked at among them. Words that very many have are quicker looked for from the newest record on.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'

const rare = 10_000 // records; of more, the newest are found sooner by reading from the newest on

const begins = (word: string) => sql`w.word >= ${word} and w.word < ${`${word}\u{10ffff}`}`

/** What a search for `words` (folded, each the beginning of a word) asks of the row `a` of `activity`. */
export async function wordsAsked(trx: Writer, words: readonly string[]): Promise<RawBuilder<unknown>[]> {
  const asked = words.map((word) => sql`' ' || a.folded like ${`% ${word}%`}`)
  const rarest = await findRarest(trx, words)
  if (rarest === null) return asked
  return [
    sql`a.id = any (array(select w.activity_id from activity_word w where ${begins(rarest)}))`,
    ...asked,
  ]
}

/** The word fewest records have; `null` where all are common, or none is asked for. */
async function findRarest(trx: Writer, words: readonly string[]): Promise<string | null> {
  if (words.length === 0) return null
  const counts = words.map(
    (word, at) =>
      sql`select ${at}::integer as at, count(*) as n from (select from activity_word w where ${begins(word)} limit ${rare + 1}) seen`,
  )
  const { rows } = await sql<{ at: number }>`
    select at from (${sql.join(counts, sql` union all `)}) counted where n <= ${rare} order by n limit 1`.execute(
    trx,
  )
  return rows[0] === undefined ? null : (words[rows[0].at] ?? null)
}
