import { Temporal } from 'temporal-polyfill'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { saysAll } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dueAt } from '#modules/clocks/index.ts'
import { getIndicator, getPeriod, type Scheme } from '#modules/indicators/index.ts'
import { leaveNotice } from '#modules/messages/index.ts'
import { dayInVietNam, loadCalendar } from '#modules/places/index.ts'
import type * as contracts from './regime.contract.ts'
import type { Regime } from './regime.contract.ts'
import { listLateStaff, listRegimeRows, listReporters, listRounds } from './regime.queries.ts'

/** Regimes of my province with their periods. */
export function listRegimes(ctx: Context, { query }: RequestOf<typeof contracts.listRegimes>) {
  return inTransaction(ctx, async (trx) => ({ items: await findRegimes(trx, ctx.now(), query.q) }))
}

/** Regimes that say what is searched for, with their periods. */
export async function findRegimes(trx: Writer, now: Date, q: string | undefined): Promise<Regime[]> {
  const rounds = Map.groupBy(await listRounds(trx, now), (round) => round.regime_id)
  return (await listRegimeRows(trx))
    .filter((regime) => saysAll([regime.name, regime.content, regime.receiver, regime.source].join(' '), q))
    .map((regime) => ({
      ...regime,
      rounds: (rounds.get(regime.id) ?? []).map(({ regime_id: _, name_vi, name_en, ...round }) => ({
        ...round,
        name: { vi: name_vi, en: name_en },
        due_at: round.due_at.toISOString(),
        closes_at: round.closes_at.toISOString(),
      })),
    }))
}

/**
 * Sets a regime, received by my agency. Its form is filled by figures of prevention alone: a commune's number of response would
 * tell of single people. Refuses with `regime.response_figure`, and `record.not_found` for an indicator there is none of.
 */
export function setRegime(ctx: Context, { body }: RequestOf<typeof contracts.setRegime>) {
  return inTransaction(ctx, async (trx) => {
    for (const { indicator } of body.cells)
      if (indicator !== null && getIndicator(indicator).floor !== 'prevention')
        throw new Refusal('regime.response_figure', { indicator })
    const id = newId()
    const { provinceId, agencyId, staffId } = ctx.session
    const { cells, ...fields } = body
    await trx
      .insertInto('regime')
      .values({
        ...fields,
        id,
        province_id: provinceId,
        agency_id: agencyId,
        set_by: staffId,
        set_at: ctx.now(),
      })
      .execute()
    await trx
      .insertInto('regime_cell')
      .values(
        cells.map((cell, position) => ({
          ...cell,
          id: newId(),
          regime_id: id,
          province_id: provinceId,
          position,
        })),
      )
      .execute()
    return { id, version: 1 }
  })
}

/**
 * Opens a regime for a period and asks every agency that reports. Due and closing are counted in working days after the last day
 * of the period. Refuses with `record.not_found`, `figure.no_period`, `regime.opened_before`, `regime.nobody_reports`.
 */
export function openRound(ctx: Context, { params, body }: RequestOf<typeof contracts.openRound>) {
  return inTransaction(ctx, async (trx) => {
    const regime = await trx
      .selectFrom('regime')
      .select(['id', 'frequency', 'reporters', 'due_days', 'closes_days'])
      .where('id', '=', params.regime_id)
      .executeTakeFirst()
    if (!regime) throw new Refusal('record.not_found', { id: params.regime_id })
    const period = await getPeriod(trx, regime.frequency as Scheme, body.period)
    const { provinceId, staffId } = ctx.session
    const today = dayInVietNam(ctx.now())
    const reporters = await listReporters(trx, provinceId, regime.reporters, today)
    if (reporters.length === 0) throw new Refusal('regime.nobody_reports', { kind: regime.reporters })
    const calendar = await loadCalendar(trx)
    const lastMoment = Temporal.Instant.from(`${period.until}T00:00:00+07:00`).subtract({ milliseconds: 1 })
    const after = (days: number) => {
      const at = dueAt(
        {
          limit_value: days,
          limit_unit: 'working_day',
          roll_to_working_day: false,
          internal_target_minutes: null,
          warn_minutes_before: null,
        },
        lastMoment,
        calendar,
      )
      return new Date((at ?? lastMoment).epochMilliseconds)
    }
    const id = newId()
    await refusing(
      trx
        .insertInto('regime_round')
        .values({
          id,
          regime_id: regime.id,
          province_id: provinceId,
          scheme: period.scheme,
          period: period.code,
          from_on: period.from,
          until_on: period.until,
          due_at: after(regime.due_days),
          closes_at: after(regime.closes_days),
          opened_by: staffId,
          opened_at: ctx.now(),
        })
        .execute(),
      { regime_round_once: () => new Refusal('regime.opened_before', { period: body.period }) },
    )
    await trx
      .insertInto('submission')
      .values(
        reporters.map((agency) => ({
          id: newId(),
          round_id: id,
          province_id: provinceId,
          agency_id: agency.id,
          place_id: agency.place_id,
        })),
      )
      .execute()
    return { id, asked: reporters.length }
  })
}

/** Leaves word for the officers of every agency that is late. Refuses with `record.not_found`. */
export function remindLate(ctx: Context, { params }: RequestOf<typeof contracts.remindLate>) {
  return inTransaction(ctx, async (trx) => {
    const round = await trx
      .selectFrom('regime_round')
      .select('id')
      .where('id', '=', params.round_id)
      .executeTakeFirst()
    if (!round) throw new Refusal('record.not_found', { id: params.round_id })
    const staffIds = await listLateStaff(trx, round.id, ctx.now(), dayInVietNam(ctx.now()))
    await leaveNotice(trx, { staffIds, kind: 'submission.late', recordId: round.id }, ctx.now())
    return { reminded: staffIds.length }
  })
}
