import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { ReadPaper } from './import.read.ts'
import type * as contracts from './paper.contract.ts'
import { nextPaperState, type PaperState } from './paper.life.ts'
import { agenciesSeen, findPaper, keepingAgency, lockPaper } from './paper.queries.ts'
import { insertTaskRows, insertTasks } from './task.service.ts'

type Frame = Omit<RequestOf<typeof contracts.changePaperContract>['body'], 'version' | 'client_ref'>
/** What the database says of a number that stands already. */
export const twice = { work_paper_once: () => new Refusal('papers.number_twice') }

/** Enters a paper with its tasks. Refuses with `papers.no_agency`, `papers.number_twice`, `papers.in_future`, `record.not_found`. */
export function recordPaper(ctx: Context, { body }: RequestOf<typeof contracts.recordPaperContract>) {
  return inTransaction(ctx, async (trx) => {
    const { tasks, client_ref, ...frame } = body
    const agency_id = await keepingAgency(trx, ctx.session.agencyId)
    const [id, today] = [newId(), dayInVietNam(ctx.now())]
    const state: PaperState = frame.number && frame.issued_on ? 'in_force' : 'draft'
    const state_on = state === 'draft' ? today : (frame.issued_on ?? today)
    if (state_on > today) throw new Refusal('papers.in_future')
    const row = await rowOf(trx, frame)
    await refusing(
      trx
        .insertInto('work_paper')
        .values({
          id,
          province_id: ctx.session.provinceId,
          agency_id,
          ...row,
          state,
          state_on,
          recorded_by: ctx.session.staffId,
          recorded_at: ctx.now(),
        })
        .execute(),
      twice,
    )
    const paper = { id, province_id: ctx.session.provinceId }
    await writeStep(trx, ctx, paper, { no: 1, state, on: state_on })
    await insertTasks(trx, ctx, paper, tasks)
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return { id, version: 1, state }
  })
}

async function rowOf(trx: Writer, frame: Frame) {
  await agenciesSeen(trx, [frame.issuer_id])
  const [issuer] = frame.issuer_id
    ? await trx.selectFrom('agency').select('name').where('id', '=', frame.issuer_id).execute()
    : [{ name: frame.issuer_name ?? '' }]
  return {
    kind: frame.kind,
    subject: frame.subject,
    folded: foldedOf(frame, issuer?.name),
    number: frame.number ?? null,
    issued_on: frame.issued_on ?? null,
    signer: frame.signer ?? null,
    issuer_id: frame.issuer_id ?? null,
    issuer_name: frame.issuer_name ?? null,
    from_on: frame.from_on,
    until_on: frame.until_on ?? null,
    money_vnd: frame.money_vnd ?? null,
    note: frame.note ?? null,
  }
}

const atOnce = 500

/** Writes papers in force with their tasks, those of a whole register at once; whoever calls says what a number that stands already means. */
export async function writePapers(
  trx: Writer,
  ctx: Context,
  agency_id: string,
  papers: readonly ReadPaper[],
): Promise<void> {
  const common = {
    province_id: ctx.session.provinceId,
    recorded_by: ctx.session.staffId,
    recorded_at: ctx.now(),
  }
  const ids = papers.flatMap((paper) => paper.issuer_id ?? [])
  const agencies =
    ids.length === 0
      ? []
      : await trx.selectFrom('agency').select(['id', 'name']).where('id', 'in', ids).execute()
  const names = new Map(agencies.map(({ id, name }) => [id, name]))
  for (let at = 0; at < papers.length; at += atOnce) {
    const some = papers.slice(at, at + atOnce).map((paper) => ({ id: newId(), paper }))
    const rows = some.map(({ id, paper: { tasks: _, ...paper } }) => ({
      id,
      agency_id,
      ...common,
      kind: paper.kind,
      subject: paper.subject,
      folded: foldedOf(paper, paper.issuer_name ?? names.get(paper.issuer_id ?? '')),
      number: paper.number,
      issued_on: paper.issued_on,
      signer: paper.signer ?? null,
      issuer_id: paper.issuer_id ?? null,
      issuer_name: paper.issuer_name ?? null,
      from_on: paper.from_on,
      until_on: paper.until_on ?? null,
      money_vnd: paper.money_vnd ?? null,
      state: 'in_force',
      state_on: paper.issued_on,
    }))
    await trx.insertInto('work_paper').values(rows).execute()
    await trx
      .insertInto('work_paper_step')
      .values(
        some.map(({ id, paper }) => ({
          id: newId(),
          paper_id: id,
          no: 1,
          state: 'in_force',
          on_day: paper.issued_on,
          ...common,
        })),
      )
      .execute()
    await insertTaskRows(
      trx,
      ctx,
      some.flatMap(({ id, paper }) => paper.tasks.map((task) => ({ paper_id: id, task }))),
    )
  }
}

const foldedOf = (frame: { number?: string | undefined; subject: string }, issuer: string | undefined) =>
  fold([frame.number, frame.subject, issuer].join(' '))

interface Step {
  no: number
  state: PaperState
  on: string
  words?: string | undefined
}

async function writeStep(
  trx: Writer,
  ctx: Context,
  paper: { id: string; province_id: string },
  step: Step,
): Promise<void> {
  await trx
    .insertInto('work_paper_step')
    .values({
      id: newId(),
      paper_id: paper.id,
      province_id: paper.province_id,
      no: step.no,
      state: step.state,
      on_day: step.on,
      words: step.words ?? null,
      recorded_by: ctx.session.staffId,
      recorded_at: ctx.now(),
    })
    .execute()
}

/**
 * Corrects what is told of a paper. Refuses with `record.not_found`, `papers.not_yours`, `version.stale`, `papers.wrong_state`
 * (withdrawn), `papers.no_number` where one in force would lose its number or day, `papers.number_twice`.
 */
export function changePaper(ctx: Context, { params, body }: RequestOf<typeof contracts.changePaperContract>) {
  return inTransaction(ctx, async (trx) => {
    const held = await lockPaper(trx, params.paper_id)
    const { version, client_ref, ...frame } = body
    sameVersion(version, held.version)
    if (held.state === 'withdrawn')
      throw new Refusal('papers.wrong_state', { id: held.id, state: held.state })
    if (held.state !== 'draft' && !(frame.number && frame.issued_on))
      throw new Refusal('papers.no_number', { id: held.id })
    const row = await rowOf(trx, frame)
    await refusing(
      trx
        .updateTable('work_paper')
        .set({ ...row, version: held.version + 1 })
        .where('id', '=', held.id)
        .execute(),
      twice,
    )
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return { id: held.id, version: held.version + 1, state: held.state }
  })
}

/**
 * Moves a paper along its life. Refuses with `record.not_found` (also for the paper that takes its place), `papers.not_yours`,
 * `version.stale`, `papers.wrong_state`, `papers.no_number`, `papers.in_future`, `papers.before_last_step`,
 * `papers.replacement_not_in_force`.
 */
export function movePaper(ctx: Context, { params, body }: RequestOf<typeof contracts.movePaperContract>) {
  return inTransaction(ctx, async (trx) => {
    const held = await lockPaper(trx, params.paper_id)
    if (body.replaced_by) await refuseReplacement(trx, held.id, body.replaced_by)
    sameVersion(body.version, held.version)
    const state = nextPaperState(held.state, body.move)
    if (!state) throw new Refusal('papers.wrong_state', { id: held.id, state: held.state })
    if (body.on > dayInVietNam(ctx.now())) throw new Refusal('papers.in_future')
    if (body.move === 'issue' && !(held.number && held.issued_on))
      throw new Refusal('papers.no_number', { id: held.id })
    // A draft is in force from the day it bears, which may lie before the day it was entered.
    if (held.state !== 'draft' && body.on < held.state_on)
      throw new Refusal('papers.before_last_step', { id: held.id })
    await trx
      .updateTable('work_paper')
      .set({
        state,
        state_on: body.on,
        replaced_by: body.replaced_by ?? null,
        version: held.version + 1,
      })
      .where('id', '=', held.id)
      .execute()
    const { rows } = await sql<{ no: number }>`
      select max(no) + 1 as no from work_paper_step where paper_id = ${held.id}`.execute(trx)
    await writeStep(trx, ctx, held, { no: rows[0]?.no ?? 1, state, on: body.on, words: body.words })
    return { id: held.id, version: held.version + 1, state }
  })
}

async function refuseReplacement(trx: Writer, id: string, by: string): Promise<void> {
  const found = await trx.selectFrom('work_paper').select('state').where('id', '=', by).executeTakeFirst()
  if (!found) throw new Refusal('record.not_found', { id: by })
  if (by === id || found.state !== 'in_force')
    throw new Refusal('papers.replacement_not_in_force', { id: by })
}

/** One paper with everything about it. Refuses with `record.not_found`. */
export function readPaper(ctx: Context, { params }: RequestOf<typeof contracts.readPaperContract>) {
  return inTransaction(ctx, (trx) => findPaper(trx, params.paper_id, dayInVietNam(ctx.now())))
}
