import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listMyDuties } from '#modules/access/index.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import type { AnnualTable, exportAnnualContract, readAnnualContract } from './annual.contract.ts'
import { countYear } from './annual.queries.ts'
import { annualLines } from './annual.rule.ts'
import { messages } from './communebook-pages.messages.ts'
import { findMyBook } from './incident.queries.ts'

/**
 * The yearly table: of one's own commune, or of the whole province for the duty that reports it, which is told values
 * as they are. Recorded. Refuses with `book.not_your_duty`.
 */
export function readAnnual(ctx: Context, { query }: RequestOf<typeof readAnnualContract>) {
  return annualOf(ctx, query.year, 'figure_read')
}

/** The same table as XLSX. */
export async function exportAnnual(
  ctx: Context,
  { query }: RequestOf<typeof exportAnnualContract>,
): Promise<FileReply> {
  const table = await annualOf(ctx, query.year, 'exported')
  const said = messages[ctx.session.language] as Readonly<Record<string, string>>
  const say = (key: string) => said[key] ?? key
  return {
    name: `bao-luc-gia-dinh-${query.year}.xlsx`,
    bytes: await writeSpreadsheet({
      title: `${say('book.annual.title')} ${query.year} – ${table.place_name}`,
      columns: [
        { header: say('book.annual.item'), width: 64, kind: 'text' },
        { header: say('book.annual.unit'), width: 12, kind: 'text' },
        { header: say('book.annual.count'), width: 12, kind: 'number' },
      ],
      rows: annualLines(table).map((line) => [
        `${line.within ? '  ' : ''}${say(line.labelKey)}`,
        say(`book.unit.${line.unit}`),
        line.value,
      ]),
      notes: [say('book.annual.note'), say('book.annual.neglect'), say('book.annual.basis')],
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    }),
  }
}

async function annualOf(ctx: Context, year: number, act: string): Promise<AnnualTable> {
  const whose = await inTransaction(ctx, async (trx) => {
    const book = await findMyBook(trx)
    const placeId = book?.place_id ?? ctx.session.provinceId
    if (!book && !(await listMyDuties(trx)).includes('domestic_violence'))
      throw new Refusal('book.not_your_duty')
    const place = await trx.selectFrom('place').select('name').where('id', '=', placeId).executeTakeFirst()
    const detail = JSON.stringify({ year, place: placeId })
    await sql`select audit.note(${act}, 'indicator', 'TT07', ${detail}::jsonb)`.execute(trx)
    return { book, place_name: place?.name ?? placeId }
  })
  const { book, place_name } = whose
  const counted = await countYear(
    ctx.facts,
    book ? { agencyId: book.agency_id } : { provinceId: ctx.session.provinceId },
    year,
  )
  return { year, scope: book ? 'commune' : 'province', place_name, ...counted }
}
