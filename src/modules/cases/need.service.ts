import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type LockedCase, lockOpenCase, touchCase } from './case.queries.ts'
import { caseKey } from './case.seal.ts'
import { mark, refuseFuture } from './case.service.ts'
import { lookAtCase, opener } from './case-look.queries.ts'
import { changeRow, getRow } from './case-row.queries.ts'
import type * as contracts from './need.contract.ts'
import { type NeedState, nextNeedState } from './need.life.ts'
import {
  findSection,
  insertNeed,
  insertSection,
  listNeeds,
  listSections,
  nextNeedPriority,
} from './need.queries.ts'
import { countPersonsOf } from './person.queries.ts'

const wordsAt = (needId: string) => ({ table: 'need', column: 'sealed_words', row: needId })
const sectionAt = (id: string) => ({ table: 'case_assessment', column: 'sealed_words', row: id })

/** First assessment and needs; words only for those who work on the case. Refuses with `record.not_found`. */
export function readNeeds(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readNeedsContract>,
): Promise<contracts.NeedsView> {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'needs')
    const open = opener(ctx, look)
    const sections = await listSections(trx, look.id, look.assigned)
    const needs = await listNeeds(trx, look.id, look.assigned)
    return {
      assigned: look.assigned,
      assessment: sections.map(({ sealed_words, written_at, ...section }) => ({
        ...section,
        written_at: written_at.toISOString(),
        words: open(sectionAt(section.id), sealed_words),
      })),
      needs: needs.map(({ sealed_words, found_at, state_at, ...need }) => ({
        ...need,
        found_at: found_at.toISOString(),
        state_at: state_at.toISOString(),
        words: open(wordsAt(need.id), sealed_words),
      })),
    } as contracts.NeedsView
  })
}

/** Writes a section of the first assessment. Refuses with `version.stale` where somebody wrote it meanwhile. */
export function writeAssessment(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.writeAssessmentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const known = await findSection(trx, found.id, params.section)
    sameVersion(body.version ?? 0, known?.version ?? 0)
    const id = known?.id ?? newId()
    const written = {
      written_at: ctx.now(),
      written_by: ctx.session.staffId,
      sealed_words: caseKey(ctx, found.id, found.sealed_key).seal(sectionAt(id), body.words),
    }
    await touchCase(trx, found.id, mark(ctx))
    if (known) return changeRow(trx, 'case_assessment', id, written)
    await insertSection(trx, { id, case_id: found.id, section: params.section, ...written })
    return { id, version: 1 }
  })
}

/** Notes a need. Refuses with `record.not_found` when the person is not of this case. */
export function addNeed(ctx: Context, { params, body }: RequestOf<typeof contracts.addNeedContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    await refuseStranger(trx, found, body.person_id)
    const [id, at] = [newId(), ctx.now()]
    await insertNeed(trx, {
      id,
      case_id: found.id,
      province_id: found.province_id,
      person_id: body.person_id ?? null,
      kind: body.kind,
      urgency: body.urgency,
      priority: body.priority ?? (await nextNeedPriority(trx, found.id)),
      found_at: at,
      state_at: at,
      changed_by: ctx.session.staffId,
      sealed_words: body.words
        ? caseKey(ctx, found.id, found.sealed_key).seal(wordsAt(id), body.words)
        : null,
    })
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1, state: 'unmet' as const }
  })
}

/** Corrects a need. Refuses with `version.stale`. */
export function editNeed(ctx: Context, { params, body }: RequestOf<typeof contracts.editNeedContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const need = await getRow(trx, 'need', found.id, params.need_id)
    const { version, words, ...values } = body
    sameVersion(version, need.version)
    await refuseStranger(trx, found, values.person_id)
    const sealed = words
      ? { sealed_words: caseKey(ctx, found.id, found.sealed_key).seal(wordsAt(need.id), words) }
      : {}
    await touchCase(trx, found.id, mark(ctx))
    const changed = await changeRow(trx, 'need', need.id, {
      ...values,
      ...sealed,
      changed_by: ctx.session.staffId,
    })
    return { ...changed, state: need.state as NeedState }
  })
}

/** Says what became of a need, and when. Refuses with `need.wrong_state`, `version.stale`, `support.in_future`. */
export function moveNeed(ctx: Context, { params, body }: RequestOf<typeof contracts.moveNeedContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const need = await getRow(trx, 'need', found.id, params.need_id)
    const state = nextNeedState(need.state as NeedState, body.move)
    if (!state) throw new Refusal('need.wrong_state', { id: need.id, state: need.state })
    sameVersion(body.version, need.version)
    if (body.at) refuseFuture(ctx, body.at)
    const at = body.at ? new Date(body.at) : ctx.now()
    if (at < need.found_at) throw new Refusal('need.before_found', { id: need.id })
    await touchCase(trx, found.id, mark(ctx))
    const changed = await changeRow(trx, 'need', need.id, {
      state,
      state_at: at,
      changed_by: ctx.session.staffId,
    })
    return { ...changed, state }
  })
}

/** Refuses with `record.not_found` a person that is not of this case. */
async function refuseStranger(
  trx: Writer,
  found: LockedCase,
  personId: string | null | undefined,
): Promise<void> {
  if (personId && (await countPersonsOf(trx, found.id, [personId])) !== 1)
    throw new Refusal('record.not_found', { id: personId })
}
