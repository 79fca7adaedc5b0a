import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { ReplyOf, RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Figure, getIndicator, readFigure } from '#modules/indicators/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './target.contract.ts'
import {
  insertTarget,
  listTargetRows,
  listTold,
  lockTarget,
  lockTold,
  type TargetRow,
  type ToldRow,
} from './target.queries.ts'
import { goalOf, lightOf, reachedPercent } from './target.rule.ts'

type Target = ReplyOf<typeof contracts.listTargets>['items'][number]

/** Targets in force in a year and how they stand. Values are told as the reader may see them; each look is recorded like any figure's. */
export async function listTargets(ctx: Context, { query }: RequestOf<typeof contracts.listTargets>) {
  const today = dayInVietNam(ctx.now())
  const year = query.year ?? Number(today.slice(0, 4))
  const { provinceId } = ctx.session
  const { rows, told } = await inTransaction(ctx, async (trx) => {
    const on = year < Number(today.slice(0, 4)) ? `${year}-12-31` : today
    return { rows: await listTargetRows(trx, provinceId, on), told: await listTold(trx, provinceId, year) }
  })
  // A programme that named no year from this one on has run out.
  const asked = rows.filter((row) => row.id !== null || goalOf(row.years, year) !== undefined)
  const figures = await countOnce(ctx, asked, year)
  return { year, items: asked.map((row) => targetOf(row, year, told, figures)) }
}

type Counted = Awaited<ReturnType<typeof readFigure>>

/** Each indicator is asked once, however many targets it counts. */
async function countOnce(
  ctx: Context,
  rows: readonly TargetRow[],
  year: number,
): Promise<Map<string, Counted>> {
  const codes = [...new Set(rows.flatMap((row) => row.indicator ?? []))]
  const query = { from: `${year}-01-01`, until: `${year + 1}-01-01` }
  const figures = await Promise.all(
    codes.map((code) => readFigure(ctx, { params: { code }, query, body: undefined })),
  )
  return new Map(codes.map((code, at) => [code, figures[at] as Figure]))
}

function targetOf(
  row: TargetRow,
  year: number,
  told: readonly ToldRow[],
  figures: ReadonlyMap<string, Counted>,
): Target {
  const { code, id, version, closed_on, programme, sense, unit, source, years } = row
  const goal = goalOf(years, year) ?? null
  const of = (kind: ToldRow['kind']) => {
    const found = told.find((each) => each.code === code && each.kind === kind)
    if (!found) return null
    const { code: _, kind: __, ...rest } = found
    return rest
  }
  const figure = row.indicator === null ? undefined : figures.get(row.indicator)
  const counted = figure ? countedOf(row, figure) : null
  const reported = of('actual')
  const actual = counted ? counted.value : (reported?.value ?? null)
  return {
    code,
    own: id === null || version === null ? null : { id, version, closed_on },
    programme,
    title: { vi: row.title_vi, en: row.title_en },
    sense,
    unit,
    unit_words:
      figure && unit === 'count'
        ? figure.unit
        : row.unit_words
          ? { vi: row.unit_words, en: row.unit_words }
          : null,
    source,
    years,
    goal,
    baseline: of('baseline'),
    counted,
    reported,
    actual,
    reached_percent: reachedPercent(sense, goal?.value ?? null, actual),
    light: lightOf(sense, goal?.value ?? null, actual, counted?.covered ?? false),
  }
}

/** What of a figure is held against the goal. A share of nothing is no number; a covered one is told to be covered. */
function countedOf(row: TargetRow, figure: Counted): NonNullable<Target['counted']> {
  const { from, until } = figure.definition
  const note = row.note_vi && row.note_en ? { vi: row.note_vi, en: row.note_en } : null
  const head = { indicator: figure.code, from, until, note }
  if (row.told_as === 'value') {
    const isTold = typeof figure.value === 'number'
    return {
      ...head,
      value: isTold ? (figure.value as number) : null,
      numerator: figure.value,
      denominator: null,
      covered: !isTold,
    }
  }
  const { share } = figure
  if (!share) return { ...head, value: null, numerator: null, denominator: null, covered: true }
  const { numerator, denominator, percent } = share
  return {
    ...head,
    value: percent,
    numerator,
    denominator,
    covered: typeof numerator !== 'number' || typeof denominator !== 'number',
  }
}

/** Sets a target of the province itself. Refuses with `target.code_taken`, and `record.not_found` for an indicator there is none of. */
export function setTarget(ctx: Context, { body }: RequestOf<typeof contracts.setTarget>) {
  return inTransaction(ctx, async (trx) => {
    if (body.indicator !== null) getIndicator(body.indicator)
    const id = newId()
    const { provinceId, staffId } = ctx.session
    const national = await trx
      .selectFrom('law_target')
      .select('code')
      .where('code', '=', body.code)
      .limit(1)
      .executeTakeFirst()
    if (national) throw new Refusal('target.code_taken', { code: body.code })
    await insertTarget(trx, {
      ...body,
      id,
      unit_words: body.unit_words ?? null,
      province_id: provinceId,
      recorded_by: staffId,
      recorded_at: ctx.now(),
    })
    return { id, version: 1 }
  })
}

/** Corrects or ends one. Refuses with `record.not_found` and `version.stale`. */
export function changeTarget(ctx: Context, { params, body }: RequestOf<typeof contracts.changeTarget>) {
  return inTransaction(ctx, async (trx) => {
    const { version, ...changed } = body
    if (changed.indicator !== null) getIndicator(changed.indicator)
    const target = await lockTarget(trx, params.target_id)
    sameVersion(version, target.version)
    const row = await trx
      .updateTable('target')
      .set({ ...changed, version: sql`version + 1` })
      .where('id', '=', target.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    return { id: target.id, version: row.version }
  })
}

/** The code of a target there is. Refuses with `target.unknown`. */
async function askCode(trx: Writer, ctx: Context, code: string): Promise<void> {
  const { rows } = await sql`
    select 1 from target where province_id = ${ctx.session.provinceId} and code = ${code}
    union all select 1 from law_target where code = ${code} limit 1`.execute(trx)
  if (rows.length === 0) throw new Refusal('target.unknown', { code })
}

/** What the province wants to reach in a year; a value set before is set anew, and the earlier one stays in the audit. */
export function setTargetYear(ctx: Context, { body }: RequestOf<typeof contracts.setTargetYear>) {
  return inTransaction(ctx, async (trx) => {
    await askCode(trx, ctx, body.code)
    const said = {
      value: body.value,
      basis: body.basis,
      recorded_by: ctx.session.staffId,
      recorded_at: ctx.now(),
    }
    await trx
      .insertInto('target_year')
      .values({ ...said, province_id: ctx.session.provinceId, code: body.code, year: body.year })
      .onConflict((met) => met.columns(['province_id', 'code', 'year']).doUpdateSet(said))
      .execute()
    return { code: body.code, year: body.year }
  })
}

/** Enters what a document told. Refuses with `target.unknown`, `target.told_before`, `target.counted_here`. */
export function tellTarget(ctx: Context, { body }: RequestOf<typeof contracts.tellTarget>) {
  return inTransaction(ctx, async (trx) => {
    await askCode(trx, ctx, body.code)
    if (body.kind === 'actual' && (await isCounted(trx, ctx, body.code)))
      throw new Refusal('target.counted_here', { code: body.code })
    const id = newId()
    const again = () => new Refusal('target.told_before', { code: body.code, year: body.year })
    await refusing(
      trx
        .insertInto('target_told')
        .values({
          ...body,
          id,
          province_id: ctx.session.provinceId,
          entered_by: ctx.session.staffId,
          entered_at: ctx.now(),
        })
        .execute(),
      { target_told_once: again, target_told_baseline: again },
    )
    return { id, version: 1 }
  })
}

async function isCounted(trx: Writer, ctx: Context, code: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from target_count where code = ${code}
    union all select 1 from target where province_id = ${ctx.session.provinceId} and code = ${code} and indicator is not null`.execute(
    trx,
  )
  return rows.length > 0
}

/** Takes a told value back. Refuses with `record.not_found` when it has been already, and `version.stale`. */
export function withdrawTold(ctx: Context, { params, body }: RequestOf<typeof contracts.withdrawTold>) {
  return inTransaction(ctx, async (trx) => {
    const told = await lockTold(trx, params.told_id)
    sameVersion(body.version, told.version)
    const row = await trx
      .updateTable('target_told')
      .set({ withdrawn_at: ctx.now(), version: sql`version + 1` })
      .where('id', '=', told.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    return { id: told.id, version: row.version }
  })
}
