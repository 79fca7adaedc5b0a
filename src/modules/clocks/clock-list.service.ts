import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listFile, mostRows } from '#modules/documents/index.ts'
import { loadCalendar } from '#modules/places/index.ts'
import type * as contracts from './clock.contract.ts'
import { RunningRule, type ShownClock } from './clock.contract.ts'
import type { ClockStatus } from './clock.life.ts'
import {
  findClock,
  type ListedClock,
  listClocks,
  listClocksByCase,
  listRecounts,
  lockClock,
} from './clock.queries.ts'
import { pauseClock, resumeClock } from './clock.service.ts'
import { exportWords } from './clock-export.words.ts'

/** Time limits I may see, least time left first. */
export function showClocks(ctx: Context, { query }: RequestOf<typeof contracts.listClocksContract>) {
  return inTransaction(ctx, async (trx) => {
    const rows = await listClocks(trx, query, { after: query.after, limit: query.limit + 1 })
    const shown = rows.slice(0, query.limit)
    const last = rows.length > query.limit ? shown.at(-1) : undefined
    return { items: shown.map(shownClock), next: last ? `${last.runs_out_micros}_${last.id}` : null }
  })
}

/** Every limit of one case, found by its number; empty where there is none or it is out of sight. */
export function searchClocks(ctx: Context, { body }: RequestOf<typeof contracts.searchClocksContract>) {
  return inTransaction(ctx, async (trx) => ({
    items: (await listClocksByCase(trx, body.code.toUpperCase())).map(shownClock),
  }))
}

/** One limit with its history. Refuses with `record.not_found`. */
export function readClock(ctx: Context, { params }: RequestOf<typeof contracts.readClockContract>) {
  return inTransaction(ctx, async (trx) => {
    const row = await findClock(trx, params.clock_id)
    if (!row) throw new Refusal('record.not_found', { id: params.clock_id })
    return {
      ...shownClock(row),
      pauses: row.pauses.map(([from, until]) => ({ from, until })),
      recounts: (await listRecounts(trx, row.id)).map((each) => ({
        holiday: each.holiday,
        was_due_at: each.was_due_at.toISOString(),
        became_due_at: each.became_due_at.toISOString(),
        recounted_at: each.recounted_at.toISOString(),
      })),
    }
  })
}

/** Pauses a limit where the law lets it, or lets it go on. Refuses with `clock.not_pausable`, `clock.wrong_state`, `version.stale`. */
export function moveClock(ctx: Context, { params, body }: RequestOf<typeof contracts.moveClockContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockClock(trx, params.clock_id)
    sameVersion(body.version, found.version)
    const moved =
      body.move === 'pause'
        ? await pauseClock(trx, found.id, ctx.now())
        : await resumeClock(trx, found.id, ctx.now(), await loadCalendar(trx))
    return {
      id: moved.id,
      version: moved.version,
      status: moved.status,
      due_at: moved.due_at?.toISOString() ?? null,
    }
  })
}

/** The list as a spreadsheet: rules, times and case numbers, nobody's name. Recorded. Refuses with `list.too_long`. */
export function exportClocks(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportClocksContract>,
): Promise<FileReply> {
  const { language } = ctx.session
  const words = exportWords[language]
  return listFile(ctx, async (trx) => {
    const rows = await listClocks(trx, query, { limit: mostRows + 1 })
    return {
      record: 'clock',
      file: words.file,
      title: words.title,
      asked: query,
      columns: words.columns.map(([header, width], index) => ({
        header,
        width,
        kind: index >= 4 && index <= 6 ? 'instant' : 'text',
      })),
      rows: rows.map((row) => {
        const { rule_snapshot: rule } = row
        const [trigger, actor] =
          language === 'vi' ? [rule.trigger_vi, rule.actor_vi] : [rule.trigger_en, rule.actor_en]
        const at = (moment: Date | null) => moment?.toISOString() ?? null
        const state = row.met_at && row.status === 'missed' ? 'late_done' : row.status
        return [
          rule.code,
          trigger,
          row.acting_agency ?? actor,
          row.case_code,
          at(row.started_at),
          at(row.due_at),
          at(row.met_at),
          words.states[state],
          rule.basis,
        ]
      }),
      notes: words.notes,
    }
  })
}

function shownClock(row: ListedClock): ShownClock {
  const at = (moment: Date | null) => moment?.toISOString() ?? null
  return {
    id: row.id,
    agency_id: row.agency_id,
    acting_agency: row.acting_agency,
    record_kind: row.record_kind,
    record_id: row.record_id,
    case_id: row.case_code ? row.case_id : null,
    case_code: row.case_code,
    place_name: row.place_name,
    rule: RunningRule.strip().parse(row.rule_snapshot),
    status: row.status as ClockStatus,
    started_at: row.started_at.toISOString(),
    due_at: at(row.due_at),
    internal_due_at: at(row.internal_due_at),
    paused_at: at(row.paused_at),
    met_at: at(row.met_at),
    missed_at: at(row.missed_at),
    escalated_at: at(row.escalated_at),
    version: row.version,
  }
}
