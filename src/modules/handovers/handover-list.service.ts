import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { childSecret, childsCasesAmong, readCaseCode } from '#modules/cases/index.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { exportHandoversContract, listHandoversContract } from './handover.contract.ts'
import { type HandoverFilter, type LineRow, listLines } from './handover-list.queries.ts'
import { messages } from './handovers-pages.messages.ts'

/** As many rows as a list read back in may have. */
const mostRows = 20_000

/** The register, newest first. A number that is none finds nothing. */
export function listRegister(ctx: Context, { query }: RequestOf<typeof listHandoversContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listLines(trx, { filter: asked(filter), after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(lineOf), next }
  })
}

/** The register as XLSX: codes in words, nobody named. Recorded. Refuses with `handover.export_too_many`. */
export function exportRegister(
  ctx: Context,
  { query }: RequestOf<typeof exportHandoversContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listLines(trx, { filter: asked(query), limit: mostRows + 1 })
    if (rows.length > mostRows) throw new Refusal('handover.export_too_many', { max: mostRows })
    const detail = JSON.stringify({ rows: rows.length, ...query })
    await sql`select audit.note('exported', 'person_handover', null, ${detail}::jsonb)`.execute(trx)
    const say = (key: string) =>
      (messages[ctx.session.language] as Readonly<Record<string, string>>)[key] ?? key
    const childs = await childsCasesAmong(
      trx,
      rows.map((row) => row.case_id),
    )
    const secret = childSecret[ctx.session.language]
    const columns = [
      ['happened_at', 'instant', 20],
      ['case_code', 'text', 14],
      ['direction', 'text', 16],
      ['other_kind', 'text', 26],
      ['place', 'text', 26],
      ['persons', 'number', 10],
      ['children', 'number', 12],
      ['status', 'text', 20],
      ['arrival', 'text', 22],
    ] as const
    return {
      name: `so-ban-giao-${dayInVietNam(ctx.now())}.xlsx`,
      bytes: await writeSpreadsheet({
        title: say('handovers.title'),
        columns: columns.map(([name, kind, width]) => ({
          header: say(`handovers.column.${name}`),
          kind,
          width,
        })),
        rows: rows
          .map(lineOf)
          .map((line) => [
            line.happened_at,
            line.case_code,
            say(`handovers.direction.${line.direction}`),
            childs.has(line.case_id)
              ? secret
              : (line.other_agency ?? say(`handovers.kind.${line.other_kind}`)),
            childs.has(line.case_id) ? secret : line.place_name,
            line.persons,
            line.children,
            say(`handovers.status.${line.status}`),
            line.arrival ? say(`handovers.arrival.${line.arrival}`) : null,
          ]),
        notes: [say('handovers.export.note')],
        frozenAt: ctx.now().toISOString(),
        creator: ctx.session.agencyName,
      }),
    }
  })
}

function asked({ code, ...rest }: HandoverFilter): HandoverFilter {
  return code === undefined ? rest : { ...rest, code: readCaseCode(code) ?? '' }
}

function lineOf({ micros: _, happened_at, ...row }: LineRow) {
  return { ...row, happened_at: happened_at.toISOString() }
}
