import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { PaperKind } from './paper.codes.ts'
import type { PaperState } from './paper.life.ts'

/** A numbered paper as it is told outside: no signer, no note. */
export interface PaperIssued {
  number: string
  subject: string
  kind: PaperKind
  issued_on: string
  issuer: string
  from_on: string
  until_on: string | null
  state: PaperState
}

/** Numbered papers of some kinds that held on any day of a year, by the day they were issued. Drafts and what was withdrawn stay out. */
export async function listPapersIssued(
  trx: Reader,
  asked: { province: string; kinds: readonly PaperKind[]; year: number },
): Promise<PaperIssued[]> {
  const { rows } = await sql<PaperIssued>`
    select p.number, p.subject, p.kind, p.issued_on::text as issued_on, coalesce(p.issuer_name, (select g.name from agency g where g.id = p.issuer_id)) as issuer,
           p.from_on::text as from_on, p.until_on::text as until_on, p.state
    from   work_paper p
    where  p.province_id = ${asked.province} and p.kind = any (${[...asked.kinds]}::text[]) and p.state not in ('draft', 'withdrawn')
      and  (p.state = 'in_force' or p.state_on >= make_date(${asked.year}::int, 1, 1))
      and  p.from_on <= make_date(${asked.year}::int, 12, 31) and (p.until_on is null or p.until_on >= make_date(${asked.year}::int, 1, 1))
    order  by p.issued_on, p.number`.execute(trx)
  return rows
}
