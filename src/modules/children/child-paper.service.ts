import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { caseKey, lockCase, openIdentity, readIdentity, refuseUnassigned } from '#modules/cases/index.ts'
import { renderForm } from '#modules/documents/index.ts'
import { findForm } from '#modules/law/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { printPaperContract } from './child.contract.ts'
import { contentAt } from './child.service.ts'
import { childPaperOf, functionWords, lawFormOf } from './child-paper.words.ts'
import type { PaperForm } from './child-path.life.ts'

interface Row {
  id: string
  case_id: string
  person_id: string
  form: PaperForm
  confidentiality: string
  scope: string[]
  until_at: Date | null
  sealed_content: Buffer
  age_years: number | null
}

/**
 * A paper of a child's path as DOCX. The child's name is opened for it and that is recorded; whoever harmed the child
 * is on no list of it, also when they were flagged after it was written. Refuses with `record.not_found`, `case.not_assigned`.
 */
export function printPaper(
  ctx: Context,
  { params }: RequestOf<typeof printPaperContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<Row>`
      select w.id, w.case_id, w.form, w.confidentiality, w.scope, w.until_at, w.sealed_content, p.person_id, n.age_years
      from   child_paper w join child_path p on p.id = w.path_id join person n on n.id = p.person_id
      where  w.id = ${params.paper_id} and w.path_id = ${params.path_id}`.execute(trx)
    const row = rows[0]
    if (!row) throw new Refusal('record.not_found', { id: params.paper_id })
    const found = await lockCase(trx, row.case_id)
    refuseUnassigned(found)
    const identity = await readIdentity(trx, found.id, row.person_id, {
      person: row.person_id,
      reason: 'papers',
      words: false,
    })
    const name = identity
      ? openIdentity(
          ctx.vault.openRecordKey('person', identity.person_id, identity.sealed_key),
          identity.person_id,
          {
            ...identity,
          },
        ).name
      : null
    const code = lawFormOf[row.form]
    const law = code ? await findForm(trx, code, dayInVietNam(ctx.now())) : undefined
    const { rows: people } = await sql<{ purpose: string; function: string | null; part: string | null }>`
      select a.purpose, a.function, n.part from child_addressee a left join person n on n.id = a.person_id
      where  a.paper_id = ${row.id} and coalesce(n.part, '') <> 'alleged'
        and  not exists (select 1 from child_excluded x where x.path_id = a.path_id and x.person_id = a.person_id) order by a.id`.execute(
      trx,
    )
    await sql`select audit.note('exported', 'case', ${found.id}, ${JSON.stringify({ child_paper: row.id })}::jsonb)`.execute(
      trx,
    )
    const named = (purpose: string) =>
      people
        .filter((who) => who.purpose === purpose)
        .map((who) =>
          who.function ? (functionWords[who.function] ?? '') : (partWords[who.part ?? ''] ?? 'Người thân'),
        )
    const content = caseKey(ctx, found.id, found.sealed_key).openJson(contentAt(row.id), row.sealed_content)
    return {
      name: `tre-em-${row.form.replaceAll('_', '-')}.docx`,
      bytes: await renderForm(
        childPaperOf({
          form: row.form,
          formNumber: law?.form_number ?? null,
          title: law?.title_vi ?? null,
          childName: name,
          ageYears: row.age_years,
          confidentiality: row.confidentiality,
          scope: row.scope,
          content: content as Record<string, unknown>,
          addressees: [...named('addressee'), ...named('notice')],
          participants: [...named('participant'), ...named('heard')],
          untilAt: row.until_at?.toISOString() ?? null,
          frozenAt: ctx.now().toISOString(),
        }),
      ),
    }
  })
}

const partWords: Readonly<Record<string, string>> = {
  survivor: 'Cha, mẹ an toàn của trẻ em',
  child: 'Trẻ em',
  relative: 'Người thân',
}
