import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { caseKey, type LockedCase, lockOpenCase, touchCase } from '#modules/cases/index.ts'
import type * as contracts from './child.contract.ts'
import { moveChildClocks } from './child-clocks.ts'
import { afterPaper, mayFold, type PathState, type Track } from './child-path.life.ts'

/** A moment ahead of the clock by more than a slow watch has not come. */
const slowWatchMs = 5 * 60_000

export interface LockedPath {
  id: string
  case_id: string
  person_id: string
  province_id: string
  track: Track
  state: PathState
  received_at: Date
  grave: boolean
  accompanies: boolean
  part: string
  version: number
}

export const contentAt = (paperId: string) => ({
  table: 'child_paper',
  column: 'sealed_content',
  row: paperId,
})
export const whyAt = (pathId: string) => ({ table: 'child_path', column: 'sealed_why', row: pathId })

type Paper = RequestOf<typeof contracts.writePaperContract>['body']

/**
 * Writes a paper, moves the path and its clocks, all or nothing. Refuses with `record.not_found`, `case.not_assigned`,
 * `child.wrong_state`, `child.other_track`, `version.stale`, `child.in_future`, `child.abuser_named` (the table refuses
 * whoever harmed the child), `child.fifteen_days`.
 */
export function writePaper(ctx: Context, { params, body }: RequestOf<typeof contracts.writePaperContract>) {
  return inTransaction(ctx, async (trx) => {
    const { path, found } = await lockPath(trx, params.path_id)
    sameVersion(body.version, path.version)
    if (path.track !== 'under_16') throw new Refusal('child.other_track', { id: path.id })
    const state = afterPaper(path.state, body.form, body.form === 'review' ? body.outcome : undefined)
    if (!state) throw new Refusal('child.wrong_state', { id: path.id, state: path.state })
    for (const at of [body.happened_at, ...('signed_at' in body ? [body.signed_at] : [])])
      refuseFuture(ctx, at)
    if (body.form === 'separation' && Date.parse(body.until_at) <= Date.parse(body.happened_at))
      throw new Refusal('child.ends_before', { id: path.id })

    const id = newId()
    await refusing(
      trx
        .insertInto('child_paper')
        .values(rowOf(ctx, found, path.id, id, body))
        .execute(),
      { child_paper_fifteen_days: () => new Refusal('child.fifteen_days', { id: path.id }) },
    )
    await insertPeople(trx, path, id, body.people)
    await moveChildClocks(trx, ctx, found, path, body)
    const grave = path.grave || ('grave' in body && body.grave)
    const changed = await changePath(trx, ctx, path.id, { state, grave })
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { id, path_id: path.id, version: changed.version, state }
  })
}

/**
 * Says why a child who came along needs no path, or opens it again (`reason` null). Whoever the case is about always
 * has one. Refuses with `child.survivor_needs_path`, `child.wrong_state`, `version.stale`.
 */
export function foldPath(ctx: Context, { params, body }: RequestOf<typeof contracts.foldPathContract>) {
  return inTransaction(ctx, async (trx) => {
    const { path, found } = await lockPath(trx, params.path_id)
    sameVersion(body.version, path.version)
    const isBack = body.reason === null
    if (isBack ? path.state !== 'not_needed' : !mayFold(path.state))
      throw new Refusal('child.wrong_state', { id: path.id, state: path.state })
    if (path.part === 'survivor') throw new Refusal('child.survivor_needs_path', { id: path.id })
    return changePath(trx, ctx, path.id, {
      state: isBack ? 'received' : 'not_needed',
      not_needed: body.reason,
      sealed_why: body.why ? caseKey(ctx, found.id, found.sealed_key).seal(whyAt(path.id), body.why) : null,
    })
  })
}

/** Keeps somebody out of this child's notices, meetings and forms. Refuses with `record.not_found`, `child.not_the_child`. */
export function exclude(ctx: Context, { params, body }: RequestOf<typeof contracts.excludeContract>) {
  return inTransaction(ctx, async (trx) => {
    const { path } = await lockPath(trx, params.path_id)
    if (body.person_id === path.person_id) throw new Refusal('child.not_the_child', { id: path.id })
    await refusing(
      trx
        .insertInto('child_excluded')
        .values({
          path_id: path.id,
          case_id: path.case_id,
          person_id: body.person_id,
          set_by: ctx.session.staffId,
          set_at: ctx.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
      { child_excluded_person: () => new Refusal('record.not_found', { id: body.person_id }) },
    )
    return { id: path.id }
  })
}

/** The path of 16 and 17. Refuses with `child.other_track`, `child.wrong_state`, `version.stale`, `child.legal_aid_first`. */
export function supportYouth(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.supportYouthContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { path } = await lockPath(trx, params.path_id)
    sameVersion(body.version, path.version)
    if (path.track !== 'age_16_17') throw new Refusal('child.other_track', { id: path.id })
    if (path.state !== 'received') throw new Refusal('child.wrong_state', { id: path.id, state: path.state })
    const { version: _, close, ...values } = body
    if (body.interview_on && !body.representative)
      throw new Refusal('child.representative_needed', { id: path.id })
    if (close && !body.legal_aid_on) throw new Refusal('child.legal_aid_first', { id: path.id })
    return changePath(trx, ctx, path.id, { ...values, state: close ? 'closed' : 'received' })
  })
}

/** A path of an open case I work on, held; refuses with `record.not_found`, `case.not_assigned`, `case.wrong_state`. */
export async function lockPath(
  trx: Writer,
  pathId: string,
): Promise<{ path: LockedPath; found: LockedCase }> {
  const { rows } = await sql<LockedPath>`
    select p.*, n.accompanies, n.part from child_path p join person n on n.id = p.person_id where p.id = ${pathId}`.execute(
    trx,
  )
  const seen = rows[0]
  if (!seen) throw new Refusal('record.not_found', { id: pathId })
  const found = await lockOpenCase(trx, seen.case_id) // the case first, then the path: one order for everybody
  const { rows: locked } = await sql<LockedPath>`
    select p.*, n.accompanies, n.part from child_path p join person n on n.id = p.person_id where p.id = ${pathId} for update of p`.execute(
    trx,
  )
  return { path: locked[0] ?? seen, found }
}

async function changePath(trx: Writer, ctx: Context, id: string, values: Record<string, unknown>) {
  const row = await trx
    .updateTable('child_path')
    .set({ ...values, changed_at: ctx.now(), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version', 'state'])
    .executeTakeFirstOrThrow()
  return { ...row, state: row.state as PathState }
}

function rowOf(ctx: Context, found: LockedCase, pathId: string, id: string, body: Paper) {
  const signed = 'signer' in body ? body : null
  const separation = body.form === 'separation' ? body : null
  return {
    id,
    path_id: pathId,
    case_id: found.id,
    form: body.form,
    happened_at: body.happened_at,
    grave: 'grave' in body ? body.grave : null,
    outcome: body.form === 'review' ? body.outcome : null,
    until_at: separation?.until_at ?? null,
    separated_since: separation?.happened_at ?? null,
    longer_by: separation?.longer_by ?? null,
    signed_at: signed?.signed_at ?? null,
    signer: signed?.signer ?? null,
    signer_authority: signed?.signer_authority ?? null,
    decision_number: signed?.decision_number ?? null,
    confidentiality: body.confidentiality,
    scope: body.scope,
    sealed_content: caseKey(ctx, found.id, found.sealed_key).sealJson(contentAt(id), body.content),
    written_at: ctx.now(),
    written_by: ctx.session.staffId,
  }
}

async function insertPeople(trx: Writer, path: LockedPath, paperId: string, people: Paper['people']) {
  if (people.length === 0) return
  await refusing(
    trx
      .insertInto('child_addressee')
      .values(
        people.map((who) => ({
          id: newId(),
          paper_id: paperId,
          path_id: path.id,
          case_id: path.case_id,
          purpose: who.purpose,
          person_id: who.person_id ?? null,
          function: who.function ?? null,
        })),
      )
      .execute(),
    {
      child_addressee_not_abuser: () => new Refusal('child.abuser_named', { id: path.id }),
      child_addressee_person: () => new Refusal('record.not_found', { id: path.id }),
    },
  )
}

function refuseFuture(ctx: Context, at: string): void {
  if (Date.parse(at) > ctx.now().getTime() + slowWatchMs) throw new Refusal('child.in_future')
}
