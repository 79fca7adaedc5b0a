import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { askSecond, listTwoPersonRequests } from '#modules/access/index.ts'
import { childSecret, openIdentity, readIdentity } from '#modules/cases/index.ts'
import type * as contracts from './persons-export.contract.ts'
import { type PersonField, personFields } from './persons-export.contract.ts'
import { registerWords } from './register.words.ts'
import { registerFile } from './register-file.ts'

/** A list that did not arrive may be fetched again for so long. */
const againMinutes = 10

/** Asks a second person for a list with names. Refuses with `permit.missing`. */
export function askPersonsExport(
  ctx: Context,
  { body }: RequestOf<typeof contracts.askPersonsExportContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const fields = personFields.filter((field) => body.fields.includes(field))
    const id = await askSecond(trx, ctx, {
      kind: 'persons_export',
      recordKind: 'person',
      detail: { about: ['name', ...fields].join(' ') },
      words: body.words,
    })
    return { id }
  })
}

/**
 * The list itself: persons of the open cases on which the asker works now. Refuses with `record.not_found` unless the
 * asker asked for it, with `two_person.not_used` unless somebody said yes, in time, and it was not fetched before.
 */
export function takePersonsExport(
  ctx: Context,
  { params }: RequestOf<typeof contracts.takePersonsExportContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const { staffId } = ctx.session
    const [request] = await listTwoPersonRequests(trx, { staffId, id: params.request_id, limit: 1 })
    if (request?.kind !== 'persons_export' || request.asked_by_id !== staffId)
      throw new Refusal('record.not_found', { id: params.request_id })
    if (!(await isUsable(trx, request.id))) throw new Refusal('two_person.not_used', { id: request.id })
    const asked = String(request.about ?? '').split(' ')
    const fields = personFields.filter((field) => asked.includes(field))
    const rows = await openPersons(trx, ctx, request.id, fields)
    await sql`select audit.note('exported', 'person', null, ${JSON.stringify({ request: request.id, fields, rows: rows.length })}::jsonb)`.execute(
      trx,
    )
    return registerFile(ctx, 'persons', rows)
  })
}

async function isUsable(trx: Writer, requestId: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select access.use_request(r.id, 'persons_export') or coalesce(r.done_at > now() - ${againMinutes} * interval '1 minute', false) as used
    from   two_person_request r where r.id = ${requestId}`.execute(trx)
  return rows[0]?.used ?? false
}

interface PersonRow {
  id: string
  case_id: string
  code: string
  part: keyof (typeof registerWords)['vi']['part']
  /** A child under 16, or anybody in a child's case: neither the child nor the family is named in a list. */
  secret: boolean
}

/** Names and what was asked for beside them, each opened through the one query that records it. */
async function openPersons(trx: Writer, ctx: Context, request: string, fields: readonly PersonField[]) {
  const { rows } = await sql<PersonRow>`
    select p.id, p.case_id, f.code, p.part, coalesce(p.age_years < 16, p.part = 'child') or access.is_childs_case(f.id) as secret from person p join case_file f on f.id = p.case_id
    where  f.status = 'open' and f.erased_at is null and access.works_on(f.id)
    order  by f.code, p.part <> 'survivor', p.added_at, p.id limit 5000`.execute(trx)
  const said = registerWords[ctx.session.language]
  const told: (string | null)[][] = []
  for (const row of rows) {
    if (row.secret) {
      told.push([
        row.code,
        said.part[row.part],
        childSecret[ctx.session.language],
        ...personFields.map(() => null),
      ])
      continue
    }
    const sealed = await readIdentity(trx, row.case_id, row.id, { person: row.id, export: request, fields })
    if (!sealed) continue
    const opened = openIdentity(ctx.vault.openRecordKey('person', row.id, sealed.sealed_key), row.id, {
      ...sealed,
    })
    told.push([
      row.code,
      said.part[row.part],
      opened.name,
      ...personFields.map((field) => (fields.includes(field) ? opened[field] : null)),
    ])
  }
  return told
}
