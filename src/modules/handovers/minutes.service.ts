import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { caseKey, lockCase, openIdentity, readIdentity, refuseUnassigned } from '#modules/cases/index.ts'
import { renderOfficialDocument } from '#modules/documents/index.ts'
import type { printMinutesContract } from './handover.contract.ts'
import { listHandovers } from './handover.queries.ts'
import { openHandover } from './handover.seal.ts'
import { minutesOf } from './minutes.words.ts'

/**
 * The minutes as DOCX. Names are opened for it one by one, which is recorded, and so is the print. Refuses with
 * `record.not_found`, `case.not_assigned`, `handover.no_minutes` for one that fell through.
 */
export function printMinutes(
  ctx: Context,
  { params }: RequestOf<typeof printMinutesContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const [row] = await listHandovers(trx, found.id, true, params.handover_id)
    if (!row) throw new Refusal('record.not_found', { id: params.handover_id })
    if (row.status === 'refused' || row.status === 'cancelled')
      throw new Refusal('handover.no_minutes', { id: row.id })
    const words = openHandover(caseKey(ctx, found.id, found.sealed_key), row)
    const persons = []
    for (const person of row.persons)
      persons.push({
        name: await nameOf(ctx, trx, found.id, person.id),
        sex: person.sex,
        ageYears: person.age_years,
      })
    const agency = await letterheadOf(trx, found.agency_id)
    await sql`select audit.note('exported', 'case', ${found.id}, ${JSON.stringify({ person_handover: row.id })}::jsonb)`.execute(
      trx,
    )
    return {
      name: 'bien-ban-ban-giao.docx',
      bytes: await renderOfficialDocument(
        minutesOf({
          agency,
          direction: row.direction,
          otherKind: row.other_kind,
          otherName: row.other_agency ?? words.other_name,
          happenedAt: row.happened_at.toISOString(),
          placeName: row.place_name,
          persons,
          papers: row.papers,
          papersWords: words.papers_words,
          belongings: words.belongings,
          giver: words.giver,
          receiver: words.receiver,
          frozenAt: ctx.now().toISOString(),
        }),
      ),
    }
  })
}

async function nameOf(ctx: Context, trx: Writer, caseId: string, personId: string): Promise<string | null> {
  const identity = await readIdentity(trx, caseId, personId, {
    person: personId,
    reason: 'papers',
    words: false,
  })
  if (!identity) return null
  const key = ctx.vault.openRecordKey('person', personId, identity.sealed_key)
  return openIdentity(key, personId, { ...identity }).name
}

/** What stands at the head of a paper of an agency: its name, whose it is, its symbol and province. */
export async function letterheadOf(trx: Writer, agencyId: string) {
  const { rows } = await sql<{
    name: string
    symbol: string | null
    parent: string | null
    province: string
  }>`
    select a.name, a.symbol, p.name as parent, regexp_replace(l.name, '^(Tỉnh|Thành phố) ', '') as province
    from   agency a left join agency p on p.id = a.parent_id join place l on l.id = a.province_id where a.id = ${agencyId}`.execute(
    trx,
  )
  const row = rows[0]
  if (!row) throw new Error('a paper is written by an agency')
  return { ...row, symbol: row.symbol?.replace(/\s+/g, '') || null }
}
