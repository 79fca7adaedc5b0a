import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { changeCase, type LockedCase, touchCase } from './case.queries.ts'
import { type Danger, dangerAfter } from './danger.rule.ts'

/** How great the danger of a case stands written. */
export async function findDanger(trx: Writer, caseId: string): Promise<Danger> {
  const row = await trx
    .selectFrom('case_file')
    .select('danger')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return row.danger as Danger
}

/**
 * Writes what a look at the danger found into a case that is held: a higher one at once, a lower one only when the
 * worker says so. Lists and the page of today sort by it. Answers what stands now, and the case's version.
 */
export async function foundDanger(
  trx: Writer,
  ctx: Context,
  found: LockedCase,
  danger: Danger,
  mayLower: boolean,
): Promise<{ before: Danger; danger: Danger; version: number }> {
  const before = await findDanger(trx, found.id)
  const after = dangerAfter(before, danger, mayLower)
  const change = { by: ctx.session.staffId, at: ctx.now() }
  if (after === before) {
    await touchCase(trx, found.id, change)
    return { before, danger: before, version: found.version }
  }
  const { version } = await changeCase(trx, found.id, change, { danger: after })
  return { before, danger: after, version }
}
