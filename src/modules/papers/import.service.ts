import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type OldList, toldOf, wholeOrNothing, writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { importColumns, kindWords } from './import.columns.ts'
import type * as contracts from './import.contract.ts'
import { joinRows, keyOf, type ReadPaper, type ReadRow, readRegister } from './import.read.ts'
import { keepingAgency } from './paper.queries.ts'
import { twice, writePapers } from './paper.service.ts'

interface Listed {
  agency_id: string
  list: OldList<ReadRow>
  papers: ReadPaper[]
  doneBefore: boolean
}

/** Says what a register would bring in, and every fault by row and column. Writes nothing. Refuses with `papers.no_agency`. */
export function checkPaperImport(
  ctx: Context,
  { body }: RequestOf<typeof contracts.checkPaperImportContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { list, papers, doneBefore } = await readList(trx, ctx, body.file)
    const tasks = papers.reduce((sum, paper) => sum + paper.tasks.length, 0)
    return { ...toldOf(list, doneBefore), papers: papers.length, tasks }
  })
}

/** Brings a register in as papers in force, all or nothing. Refuses with `import.has_faults`, `import.empty`, `import.done_before`, `papers.no_agency`. */
export function importPapers(ctx: Context, { body }: RequestOf<typeof contracts.importPapersContract>) {
  return inTransaction(ctx, async (trx) => {
    const { agency_id, list, papers, doneBefore } = await readList(trx, ctx, body.file)
    if (doneBefore) throw new Refusal('import.done_before')
    wholeOrNothing(list)
    await refusing(writePapers(trx, ctx, agency_id, papers), {
      ...twice,
      work_paper_once: () => new Refusal('import.done_before'),
    })
    return { id: newId(), rows: list.items.length, imported_at: ctx.now().toISOString() }
  })
}

/** The register as papers. One that stands already is a fault, unless all of them do: then the list came in before. */
async function readList(trx: Writer, ctx: Context, file: string): Promise<Listed> {
  await sql`select audit.note('import_read', 'work_paper', null)`.execute(trx)
  const agency_id = await keepingAgency(trx, ctx.session.agencyId)
  const today = dayInVietNam(ctx.now())
  const { rows: agencies } = await sql<{ id: string; name: string; short: string | null }>`
    select id, name, short_name as short from agency where province_id = ${ctx.session.provinceId} order by valid_until nulls first, id`.execute(
    trx,
  )
  const bodies = new Map(
    agencies
      .toReversed()
      .flatMap(({ id, name, short }) => [name, ...(short ? [short] : [])].map((each) => [fold(each), id])),
  )
  const list = await readRegister(file, { today, agencyOf: (said) => bodies.get(fold(said)) })
  const papers = joinRows(list.items)
  const { rows: standing } = await sql<{ number: string; issued_on: string }>`
    select number, issued_on::text as issued_on from work_paper
    where  agency_id = ${agency_id} and state <> 'withdrawn' and number = any (${papers.map((paper) => paper.number)}::text[])`.execute(
    trx,
  )
  const there = new Set(standing.map(keyOf))
  const known = papers.filter((paper) => there.has(keyOf(paper)))
  const doneBefore = papers.length > 0 && known.length === papers.length
  const column = importColumns.find(({ key }) => key === 'number')?.header ?? ''
  const twiceFaults = doneBefore ? [] : known.map(({ row }) => ({ row, column, code: 'already_there' }))
  const faults = [...list.faults, ...twiceFaults].toSorted((a, b) => a.row - b.row)
  return { agency_id, list: { ...list, faults }, papers, doneBefore }
}

/** An empty register with its headers and the words that are understood. */
export async function paperImportTemplate(ctx: Context): Promise<FileReply> {
  return {
    name: 'mau-nhap-van-ban.xlsx',
    bytes: await writeSpreadsheet({
      title: 'Danh sách văn bản',
      columns: importColumns.map(({ header }) => ({
        header,
        width: Math.max(14, header.length + 2),
        kind: 'text',
      })),
      rows: [],
      notes: [
        'Các dòng cùng số và ngày là một văn bản; mỗi dòng một nhiệm vụ. Văn bản không giao việc thì để trống các cột nhiệm vụ.',
        `Loại văn bản: ${kindWords.map(([, said]) => said).join('; ')}`,
        'Đơn vị thực hiện: tên cơ quan trong hệ thống; tên khác vẫn được ghi như trong văn bản.',
      ],
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    }),
  }
}
