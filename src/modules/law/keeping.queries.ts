import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import type { KeptForm, KeptNumber, KeptRule, KeptText } from './keeping.contract.ts'

/** Every row of every time limit, by code, newest first. */
export async function listKeptRules(db: Reader): Promise<KeptRule[]> {
  const { rows } = await sql<KeptRule>`
    select code, trigger_vi, trigger_en, actor_vi, actor_en, sense, limit_value, limit_unit, roll_to_working_day,
           internal_target_minutes, warn_minutes_before, pausable, pause_basis, escalate_duty, month_days, note_vi, note_en,
           basis, valid_from, valid_until, source, mark, edited_at is not null as edited_here
    from   law_clock_rule order by code, law_clock_rule.valid_from desc`.execute(db)
  return rows
}

/** Every row of every form, by code, newest first. */
export async function listKeptForms(db: Reader): Promise<KeptForm[]> {
  const { rows } = await sql<KeptForm>`
    select code, form_number, title_vi, title_en, basis, valid_from, valid_until, source, mark,
           edited_at is not null as edited_here
    from   law_form order by code, law_form.valid_from desc`.execute(db)
  return rows
}

/** Every wording of every text, by key and language, newest first; `mine` where whoever asks wrote it. */
export async function listKeptTexts(db: Reader, me: string): Promise<KeptText[]> {
  const { rows } = await sql<KeptText>`
    select text_key as key, lang, body, author, review_state, reviewed_by, reviewed_on, valid_from, valid_until, source,
           mark, edited_at is not null as edited_here, coalesce(edited_by = ${me}, false) as mine
    from   law_text order by text_key, lang desc, law_text.valid_from desc`.execute(db)
  return rows
}

/** Every row of every number for help, in the order of the page, newest first. */
export async function listKeptNumbers(db: Reader): Promise<KeptNumber[]> {
  const { rows } = await sql<KeptNumber>`
    select code, number_printed, digits, name_vi, name_en, what_for_vi, what_for_en, hours_vi, hours_en, province_id,
           position, show_publicly, valid_from, valid_until, source, mark, edited_at is not null as edited_here
    from   hotline_number order by position, code, hotline_number.valid_from desc`.execute(db)
  return rows
}

interface Newest {
  valid_from: string
  edited_here: boolean
  edited_by: string | null
  review_state?: string
}

/** The tables whose rows people of the house keep, and the columns that name one thing through time. */
const keyOf = {
  law_clock_rule: ['code'],
  law_form: ['code'],
  law_text: ['text_key', 'lang'],
  hotline_number: ['code'],
} as const
export type KeptTable = keyof typeof keyOf
type Key = Readonly<Record<string, string>>

/** The newest row of one thing, held against a second writer till the end of the story. */
export async function lockNewest(trx: Writer, table: KeptTable, key: Key): Promise<Newest | undefined> {
  const name = keyOf[table].map((column) => key[column]).join(' ')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${table} ${name}`}, 0))`.execute(trx)
  const { rows } = await sql<Newest>`
    select valid_from, edited_at is not null as edited_here, edited_by
    from   ${sql.table(table)} where ${matching(key)} order by valid_from desc limit 1`.execute(trx)
  return rows[0]
}

/** Writes the row that holds from a day on: what is not given is as in the row before; one of the same day is replaced. */
export async function keepRow(
  trx: Writer,
  ctx: Context,
  row: { table: KeptTable; key: Key; before: string | undefined; values: Readonly<Record<string, unknown>> },
): Promise<void> {
  const values = {
    ...row.key,
    ...row.values,
    valid_until: null,
    edited_at: ctx.now(),
    edited_by: ctx.session.staffId,
  }
  const given = sql`${JSON.stringify(values)}::jsonb`
  const table = sql.table(row.table)
  const rest = Object.keys(values).filter((column) => column !== 'valid_from' && !(column in row.key))
  await sql`
    insert into ${table}
    select (jsonb_populate_record(
      (select t from ${table} t where ${row.before ? sql`${matching(row.key)} and valid_from = ${row.before}` : sql`false`}), ${given})).*
    on conflict (${sql.join([...Object.keys(row.key), 'valid_from'].map((column) => sql.ref(column)))})
    do update set ${sql.join(rest.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))}`.execute(
    trx,
  )
}

/** Signs the newest wording. */
export async function signText(
  trx: Writer,
  ctx: Context,
  key: Key,
  validFrom: string,
  on: string,
): Promise<void> {
  await sql`
    update law_text set review_state = 'reviewed', reviewed_by = ${ctx.session.displayName}, reviewed_on = ${on}::date,
           edited_at = ${ctx.now()}, edited_by = ${ctx.session.staffId}
    where  ${matching(key)} and valid_from = ${validFrom}`.execute(trx)
}

const matching = (key: Key) =>
  sql.join(
    Object.entries(key).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` and `,
  )
