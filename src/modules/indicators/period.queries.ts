import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Period, Scheme } from './period.contract.ts'

/** Periods of one scheme, or of all, earliest first. */
export async function listPeriods(db: Reader, scheme?: Scheme): Promise<Period[]> {
  const { rows } = await sql<{
    scheme: Scheme
    code: string
    name_vi: string
    name_en: string
    from: string
    until: string
  }>`
    select scheme, code, name_vi, name_en, from_on::text as "from", until_on::text as until from period
    where  ${scheme === undefined ? sql`true` : sql`scheme = ${scheme}`}
    order  by scheme, from_on, code`.execute(db)
  return rows.map(({ name_vi, name_en, ...period }) => ({ ...period, name: { vi: name_vi, en: name_en } }))
}

/** Schemes that have a period with just these days. */
export async function listSchemesOf(db: Reader, from: string, until: string): Promise<Scheme[]> {
  const { rows } = await sql<{
    scheme: Scheme
  }>`select scheme from period where from_on = ${from}::date and until_on = ${until}::date`.execute(db)
  return rows.map((row) => row.scheme)
}

/** One period by its code. Refuses with `figure.no_period`. */
export async function getPeriod(db: Reader, scheme: Scheme, code: string): Promise<Period> {
  const found = (await listPeriods(db, scheme)).find((period) => period.code === code)
  if (!found) throw new Refusal('figure.no_period', { scheme, period: code })
  return found
}

/** The period just before one, and the same one a year earlier; `undefined` before the first on record. */
export async function findEarlier(
  db: Reader,
  period: Period,
): Promise<{ previous?: Period; yearBefore?: Period }> {
  const all = await listPeriods(db, period.scheme)
  const yearBefore = `${Number(period.until.slice(0, 4)) - 1}${period.until.slice(4)}`
  return {
    previous: all.find((one) => one.until === period.from),
    yearBefore: all.find((one) => one.until === yearBefore),
  }
}
