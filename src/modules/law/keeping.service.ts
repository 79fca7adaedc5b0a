import { type Context, entered, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './keeping.contract.ts'
import * as queries from './keeping.queries.ts'

const read = <T>(ctx: Context, list: (db: Reader) => Promise<T[]>) =>
  entered(ctx.db, ctx.session.tokenHash, async (trx) => ({ items: await list(trx) }))

/** Every row of the time limits, forms, texts and numbers, for whoever keeps them. */
export const showKeptRules = (ctx: Context) => read(ctx, queries.listKeptRules)
export const showKeptForms = (ctx: Context) => read(ctx, queries.listKeptForms)
export const showKeptTexts = (ctx: Context) =>
  read(ctx, (db) => queries.listKeptTexts(db, ctx.session.staffId))
export const showKeptNumbers = (ctx: Context) => read(ctx, queries.listKeptNumbers)

interface Keeping {
  table: queries.KeptTable
  key: Readonly<Record<string, string>>
  body: { valid_from: string; read_from: string | null }
  values: Readonly<Record<string, unknown>>
  /** Whether something that no row names yet may begin. */
  mayBegin?: boolean
}

/**
 * A new decree is a new row: nothing that held is written over, but what we ourselves wrote for the same day. Refuses with
 * `record.not_found` for something no row names, `version.stale` when somebody wrote a newer row meanwhile, and
 * `law.not_after` when the row would hold from no later day than the newest that was shipped or written.
 */
function keep(ctx: Context, { table, key, body, values, mayBegin }: Keeping) {
  return inTransaction(ctx, async (trx) => {
    const [code = ''] = Object.values(key)
    const newest = await queries.lockNewest(trx, table, key)
    if (!newest && !mayBegin) throw new Refusal('record.not_found', { id: code })
    if ((newest?.valid_from ?? null) !== body.read_from) throw new Refusal('version.stale', { id: code })
    const isAfter = !newest || body.valid_from > newest.valid_from
    if (!isAfter && !(newest.edited_here && body.valid_from === newest.valid_from))
      throw new Refusal('law.not_after', { day: newest.valid_from })
    await queries.keepRow(trx, ctx, {
      table,
      key,
      before: newest?.valid_from,
      values: { ...values, valid_from: body.valid_from },
    })
    return { code, valid_from: body.valid_from }
  })
}

/** A time limit from a day on. Clocks that run keep the rule they began with. */
export function keepRule(ctx: Context, { params, body }: RequestOf<typeof contracts.keepRule>) {
  const { read_from: _, ...values } = body
  return keep(ctx, { table: 'law_clock_rule', key: { code: params.code }, body, values })
}

/** Number and title of a form from a day on. */
export function keepForm(ctx: Context, { params, body }: RequestOf<typeof contracts.keepForm>) {
  const { read_from: _, ...values } = body
  return keep(ctx, { table: 'law_form', key: { code: params.code }, body, values })
}

/** A number for help from a day on; a new one is of the asker's province and comes last on the page. */
export function keepNumber(ctx: Context, { params, body }: RequestOf<typeof contracts.keepNumber>) {
  const { read_from, ...given } = body
  const digits = given.number_printed.replaceAll(/[^0-9]/g, '')
  const values = {
    ...given,
    digits,
    ...(read_from === null && { position: 1_000, province_id: ctx.session.provinceId }),
  }
  return keep(ctx, { table: 'hotline_number', key: { code: params.code }, body, values, mayBegin: true })
}

/** A wording from a day on, by whoever asks; nobody has reviewed it yet. */
export function keepText(ctx: Context, { params, body }: RequestOf<typeof contracts.keepText>) {
  const { read_from: _, lang, ...given } = body
  const review = { review_state: 'draft', reviewed_by: null, reviewed_on: null }
  const values = { ...given, ...review, author: ctx.session.displayName }
  return keep(ctx, { table: 'law_text', key: { text_key: params.code, lang }, body, values })
}

/**
 * Signs the newest wording with name and day. Refuses with `record.not_found`, `version.stale`, and with `law.own_text`
 * when it was the reviewer who wrote it.
 */
export function reviewText(ctx: Context, { params, body }: RequestOf<typeof contracts.reviewText>) {
  return inTransaction(ctx, async (trx) => {
    const key = { text_key: params.code, lang: body.lang }
    const newest = await queries.lockNewest(trx, 'law_text', key)
    if (!newest) throw new Refusal('record.not_found', { id: params.code })
    if (newest.valid_from !== body.read_from) throw new Refusal('version.stale', { id: params.code })
    if (newest.edited_by === ctx.session.staffId) throw new Refusal('law.own_text', { id: params.code })
    await queries.signText(trx, ctx, key, newest.valid_from, dayInVietNam(ctx.now()))
    return { code: params.code, valid_from: newest.valid_from }
  })
}
