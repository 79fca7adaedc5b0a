import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderForm, renderOfficialDocument } from '#modules/documents/index.ts'
import { type Issuer, plainConclusion, stateConclusion } from './conclusion.words.ts'
import { findRound } from './round.service.ts'
import type { printConclusionContract } from './visit.contract.ts'
import { readVisit } from './visit-list.service.ts'

/** The conclusion of a visit that was made, as DOCX. Recorded. Refuses with `record.not_found`, `inspection.not_made`. */
export async function printConclusion(
  ctx: Context,
  { params }: RequestOf<typeof printConclusionContract>,
): Promise<FileReply> {
  const visit = await readVisit(ctx, { params, query: undefined, body: undefined })
  if (!visit.visited_on) throw new Refusal('inspection.not_made', { id: visit.id })
  return inTransaction(ctx, async (trx) => {
    const round = await findRound(trx, visit.round_id)
    const { rows } = await sql<Issuer>`
      select a.name, regexp_replace(a.symbol, '\\s+', '', 'g') as symbol, p.name as parent, regexp_replace(l.name, '^(Tỉnh|Thành phố) ', '') as province, a.kind = 'union' as "isUnion"
      from   inspection_round r join agency a on a.id = r.agency_id left join agency p on p.id = a.parent_id join place l on l.id = a.province_id where r.id = ${round.id}`.execute(
      trx,
    )
    const issuer = rows[0]
    if (!issuer) throw new Error('a round is led by an agency')
    await sql`select audit.note('exported', 'inspection_visit', ${visit.id}, '{"paper": "conclusion"}'::jsonb)`.execute(
      trx,
    )
    const at = ctx.now().toISOString()
    return {
      name: 'ket-luan-kiem-tra.docx',
      bytes: issuer.isUnion
        ? await renderForm(plainConclusion(visit, round, issuer, at))
        : await renderOfficialDocument(stateConclusion(visit, round, issuer, at)),
    }
  })
}
