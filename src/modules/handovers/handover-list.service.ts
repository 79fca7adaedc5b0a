import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { childSecret, childsCasesAmong, readCaseCode } from '#modules/cases/index.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import type { exportHandoversContract, listHandoversContract } from './handover.contract.ts'
import { type HandoverFilter, type LineRow, listLines } from './handover-list.queries.ts'
import { messages } from './handovers-pages.messages.ts'

/** The register, newest first. A number that is none finds nothing. */
export function listRegister(ctx: Context, { query }: RequestOf<typeof listHandoversContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listLines(trx, { filter: asked(filter), after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(lineOf), next }
  })
}

const columns = [
  ['happened_at', 20, 'instant'],
  ['case_code', 14],
  ['direction', 16],
  ['other_kind', 26],
  ['place', 26],
  ['persons', 10, 'number'],
  ['children', 12, 'number'],
  ['status', 20],
  ['arrival', 22],
] as const

/** The register as XLSX: codes in words, nobody named. Recorded. Refuses with `list.too_long`. */
export function exportRegister(
  ctx: Context,
  { query }: RequestOf<typeof exportHandoversContract>,
): Promise<FileReply> {
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const rows = await listLines(trx, { filter: asked(query), limit: mostRows + 1 })
    const childs = await childsCasesAmong(
      trx,
      rows.map((row) => row.case_id),
    )
    const secret = childSecret[ctx.session.language]
    return {
      record: 'person_handover',
      file: 'so-ban-giao',
      title: say('handovers.title'),
      columns: headed(say, 'handovers.column', columns),
      asked: query,
      rows: rows
        .map(lineOf)
        .map((line) => [
          line.happened_at,
          line.case_code,
          say(`handovers.direction.${line.direction}`),
          childs.has(line.case_id) ? secret : (line.other_agency ?? say(`handovers.kind.${line.other_kind}`)),
          childs.has(line.case_id) ? secret : line.place_name,
          line.persons,
          line.children,
          say(`handovers.status.${line.status}`),
          line.arrival ? say(`handovers.arrival.${line.arrival}`) : null,
        ]),
      notes: [say('handovers.export.note')],
    }
  })
}

function asked({ code, ...rest }: HandoverFilter): HandoverFilter {
  return code === undefined ? rest : { ...rest, code: readCaseCode(code) ?? '' }
}

function lineOf({ micros: _, happened_at, ...row }: LineRow) {
  return { ...row, happened_at: happened_at.toISOString() }
}
