import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { isOwnName } from '#modules/access/index.ts'
import { topics } from './contact.codes.ts'
import * as queries from './contact.queries.ts'
import { nameTokens, openWords, phoneTokens } from './contact.sealed.ts'
import { itemOf } from './contact.service.ts'
import type * as contracts from './contact-search.contract.ts'
import { labels } from './hotline.labels.ts'

const mostFound = 50

type Asked = RequestOf<typeof contracts.searchContacts>['body']

/** Contacts by number, full name, or words of place or topic. What was typed is recorded nowhere, that somebody searched is. */
export function searchContacts(ctx: Context, { body }: RequestOf<typeof contracts.searchContacts>) {
  return inTransaction(ctx, async (trx) => {
    const rows = await found(trx, ctx, body)
    const own = 'name' in body && isOwnName(ctx, body.name) ? { own: true } : {}
    await queries.noteSearch(trx, { by: Object.keys(body)[0] ?? 'words', found: rows.length, ...own })
    return { items: rows.map(itemOf) }
  })
}

function found(db: Reader, ctx: Context, asked: Asked): Promise<queries.ListedContact[]> {
  if ('phone' in asked)
    return queries.listContactsByToken(db, bytes(phoneTokens(ctx, asked.phone)), mostFound)
  if ('name' in asked) return queries.listContactsByToken(db, bytes(nameTokens(ctx, asked.name)), mostFound)
  const words = fold(asked.words)
  if (words === '') return Promise.resolve([])
  return queries.listContactsByWords(db, { place: words, topics: topicsCalled(words) }, mostFound)
}

function bytes(tokens: readonly queries.Token[]): Buffer[] {
  return tokens.map(({ token }) => token)
}

/** Topics whose label, in either language, holds these folded words. */
function topicsCalled(words: string): string[] {
  return topics.filter((topic) =>
    [labels.vi, labels.en].some((said) => fold(said[`hotline.topic.${topic}`]).includes(words)),
  )
}

/**
 * Other contacts from the number of one contact. Only on request and for a reason: a number may be shared by a family, or
 * be the abuser's. Refuses with `record.not_found`.
 */
export function contactHistory(ctx: Context, { body }: RequestOf<typeof contracts.contactHistory>) {
  return inTransaction(ctx, async (trx) => {
    const contact = await queries.readSealedContact(trx, body.contact_id, {
      opened: 'history',
      reason: body.reason,
    })
    const { phone } = openWords(ctx, contact)
    const rows = await queries.listContactsByToken(trx, bytes(phoneTokens(ctx, phone)), mostFound)
    const others = rows.filter((row) => row.id !== contact.id)
    await queries.noteSearch(trx, {
      by: 'history',
      reason: body.reason,
      contact_id: contact.id,
      found: others.length,
    })
    return { items: others.map(itemOf), number_may_be_shared: true as const }
  })
}
