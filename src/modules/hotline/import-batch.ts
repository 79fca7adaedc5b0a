import type { Context } from '#kernel/context.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type OldList, wholeOrNothing } from '#modules/documents/index.ts'

/** Whether this very file was brought in before. */
export async function broughtBefore(
  trx: Reader,
  ctx: Context,
  kind: 'contact' | 'case',
  hash: Buffer,
): Promise<boolean> {
  const row = await trx
    .selectFrom('import_batch')
    .select('id')
    .where('agency_id', '=', ctx.session.agencyId)
    .where('kind', '=', kind)
    .where('file_hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined
}

/** Begins to bring a list in. Refuses with `import.has_faults`, `import.empty`, `import.done_before`. */
export async function beginImport(
  trx: Writer,
  ctx: Context,
  kind: 'contact' | 'case',
  list: OldList<unknown>,
): Promise<{ id: string; rows: number; imported_at: string }> {
  wholeOrNothing(list)
  const [id, now] = [newId(), ctx.now()]
  await refusing(
    trx
      .insertInto('import_batch')
      .values({
        id,
        province_id: ctx.session.provinceId,
        agency_id: ctx.session.agencyId,
        kind,
        file_hash: list.hash,
        rows: list.items.length,
        imported_by: ctx.session.staffId,
        imported_at: now,
      })
      .execute(),
    { import_batch_file_once: () => new Refusal('import.done_before') },
  )
  return { id, rows: list.items.length, imported_at: now.toISOString() }
}
