import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { fold } from '#kernel/fold.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { messages } from './communebook-pages.messages.ts'
import * as codes from './incident.codes.ts'
import type * as contracts from './incident.contract.ts'
import { incidentStatuses } from './incident.life.ts'
import { readIncidentCode } from './incident.rule.ts'
import { countWaiting, findLines, lineOf, listLines } from './incident-list.queries.ts'

const [shownToday, shownFound] = [10, 30]
/** As many rows as a list read back in may have. */
const mostRows = 20_000

/** The book of my commune, newest report first. */
export function listIncidents(ctx: Context, { query }: RequestOf<typeof contracts.listIncidentsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listLines(trx, { filter, after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(lineOf), next }
  })
}

/**
 * Searches by number, household, sealed name or phone, and by the words of codes without marks (`tinh than` finds the
 * psychological form). That one searched is recorded, what was typed is not.
 */
export function searchIncidents(ctx: Context, { body }: RequestOf<typeof contracts.searchIncidentsContract>) {
  return inTransaction(ctx, async (trx) => {
    const folded = fold(body.q)
    const household = /^(?:ho(?: so)? )?(\d{1,6})$/.exec(folded)?.[1]
    const [wholeName] = ctx.blindIndex.nameTokens(body.q)
    const tokens = [ctx.blindIndex.phoneToken(body.q), wholeName].filter((token) => token != null)
    const rows = await findLines(
      trx,
      {
        tokens,
        code: readIncidentCode(body.q),
        household: household ? Number(household) : undefined,
        columns: folded.length >= 3 ? codesOfWords(folded) : [],
      },
      shownFound,
    )
    await sql`select audit.note('searched', 'incident', null, ${JSON.stringify({ found: rows.length })}::jsonb)`.execute(
      trx,
    )
    return { items: rows.map((row) => ({ ...lineOf(row), matched: row.matched })) }
  })
}

/** Columns that hold codes, with the list and the sentences that name them. */
const named = [
  ['forms', 'form', codes.forms],
  ['status', 'status', incidentStatuses],
  ['check_result', 'check', codes.checkResults],
  ['desk', 'desk', codes.desks],
  ['reporter', 'reporter', codes.reporters],
  ['result', 'result', codes.results],
  ['relationship', 'relationship', codes.relationships],
] as const

function codesOfWords(folded: string) {
  const said = messages.vi as Readonly<Record<string, string>>
  return named.flatMap(([column, list, all]) => {
    const found = all.filter((code) => fold(said[`book.${list}.${code}`] ?? '').includes(folded))
    return found.length > 0 ? [{ column, codes: found }] : []
  })
}

/** What waits on Hôm nay. */
export function readBookToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const year = Number(dayInVietNam(ctx.now()).slice(0, 4))
    const { unchecked, ...counts } = await countWaiting(trx, year)
    const rows =
      unchecked > 0 ? await listLines(trx, { filter: { status: 'reported' }, limit: shownToday }) : []
    return { unchecked: { total: unchecked, items: rows.map(lineOf) }, ...counts }
  })
}

const widths = [14, 10, 18, 14, 18, 22, 26, 22, 24, 20, 24] as const

/** The list as XLSX: codes in words, nobody named. Recorded. Refuses with `book.export_too_many`. */
export function exportIncidents(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportIncidentsContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listLines(trx, { filter: query, limit: mostRows + 1 })
    if (rows.length > mostRows) throw new Refusal('book.export_too_many', { max: mostRows })
    const detail = JSON.stringify({ rows: rows.length, ...query })
    await sql`select audit.note('exported', 'incident', null, ${detail}::jsonb)`.execute(trx)
    const say = (key: string) =>
      (messages[ctx.session.language] as Readonly<Record<string, string>>)[key] ?? key
    const label = (list: string, code: string | null) => (code ? say(`book.${list}.${code}`) : null)
    const headers = [
      'code',
      'household',
      'reported_at',
      'happened_on',
      'status',
      'check',
      'forms',
      'reporter',
      'desk',
      'mediation',
      'result',
    ]
    return {
      name: `so-vu-viec-${dayInVietNam(ctx.now())}.xlsx`,
      bytes: await writeSpreadsheet({
        title: say('book.list.title'),
        columns: headers.map((name, at) => ({
          header: say(`book.column.${name}`),
          width: widths[at] ?? 16,
          kind:
            name === 'reported_at'
              ? 'instant'
              : name === 'happened_on'
                ? 'date'
                : name === 'household'
                  ? 'number'
                  : 'text',
        })),
        rows: rows
          .map(lineOf)
          .map((line) => [
            line.code,
            line.household_no,
            line.reported_at,
            line.happened_on,
            label('status', line.status),
            label('check', line.check_result),
            line.forms.map((form) => say(`book.form.${form}`)).join(', '),
            label('reporter', line.reporter),
            label('desk', line.desk),
            label('mediation', line.mediation),
            label('result', line.result),
          ]),
        notes: [say('book.export.note')],
        frozenAt: ctx.now().toISOString(),
        creator: ctx.session.agencyName,
      }),
    }
  })
}
