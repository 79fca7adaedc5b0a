import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  type Cells,
  codeByWords,
  dryRunOf,
  type OldList,
  readOldList,
  wholeOrNothing,
  writeSpreadsheet,
} from '#modules/documents/index.ts'
import { dayInVietNam, unitsByName } from '#modules/places/index.ts'
import { type ImportColumn, importColumns, stageByWords } from './import.columns.ts'
import type { checkImportContract, importContract } from './import.contract.ts'
import type { Kind } from './initiative.codes.ts'
import type { Stage } from './initiative.life.ts'
import { type KindRow, listKinds, listPhases } from './initiative.queries.ts'
import { alikeOf } from './initiative.rule.ts'
import { writeFoundings } from './initiative.service.ts'
import { writeMeetings } from './meeting.service.ts'
import { writeHeadcounts } from './member.service.ts'

interface Item {
  year: number
  name: string
  kind: Kind
  placeId: string
  founded: string
  phase: string | undefined
  stage: Exclude<Stage, 'closed'>
  evidence: string
  sponsor: string | null
  count: { total: number; women: number; men: number } | null
  met: { on: string; came: number } | null
}

/** Says what a list would bring in, and every fault by row and column. Writes nothing and keeps nothing. */
export function checkImport(ctx: Context, { body }: RequestOf<typeof checkImportContract>) {
  return inTransaction(ctx, async (trx) => {
    const list = await readList(trx, ctx, body.file)
    return dryRunOf(list, await broughtBefore(trx, ctx, list.hash))
  })
}

/**
 * Brings a list in, all or nothing, hosted by my own agency. Refuses with `import.has_faults`, `import.empty`,
 * `import.done_before`, `initiative.duplicate` (when somebody else founded one of them meanwhile).
 */
export function bringIn(ctx: Context, { body }: RequestOf<typeof importContract>) {
  return inTransaction(ctx, async (trx) => {
    const list = await readList(trx, ctx, body.file)
    wholeOrNothing(list)
    const batch = await openBatch(trx, ctx, list)
    const ids = await writeFoundings(
      trx,
      ctx,
      list.items.map((item) => ({
        kind: item.kind,
        name: item.name,
        placeIds: [item.placeId],
        foundedOn: item.founded,
        stage: item.stage,
        evidence: item.evidence,
        agencyId: ctx.session.agencyId,
        phase: item.phase,
        sponsors: item.sponsor ? [item.sponsor] : [],
        batch: { id: batch.id, row: item.row },
      })),
    )
    const told = list.items.map((item, at) => ({ ...item, id: ids[at] ?? '' }))
    await writeHeadcounts(
      trx,
      ctx,
      told.flatMap(({ id, count }) =>
        count ? [{ initiativeId: id, onDay: dayInVietNam(ctx.now()), ...count }] : [],
      ),
    )
    await writeMeetings(
      trx,
      ctx,
      told.flatMap(({ id, met }) =>
        met ? [{ initiativeId: id, heldOn: met.on, total: met.came, women: 0, men: 0 }] : [],
      ),
    )
    return batch
  })
}

/** An empty list with the headers that are understood, and how to fill it. */
export function importTemplate(ctx: Context): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => ({
    name: 'mau-nhap-mo-hinh.xlsx',
    bytes: await writeSpreadsheet({
      title: 'Danh sách mô hình, câu lạc bộ',
      columns: importColumns.map(({ header }) => ({
        header,
        width: Math.max(12, header.length + 2),
        kind: 'text',
      })),
      rows: [],
      notes: [
        'Bắt buộc có cột "Tên", "Loại", "Địa bàn" và "Ngày thành lập" (21/11/2022). Các cột khác có thể bỏ.',
        'Địa bàn: tên xã, phường, hoặc huyện, thị xã, thành phố cũ; ghi cả chữ "Huyện", "Xã" nếu trùng tên.',
        'Thành viên: chỉ ghi số lượng; danh sách này không nhận tên người.',
        'Trạng thái: Thí điểm, Duy trì (để trống cũng là duy trì), Đã nhân rộng.',
        ...(await listKinds(trx)).map((kind) => `Loại: ${kind.name_vi}`),
      ],
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    }),
  }))
}

const kindWords = (kinds: readonly KindRow[]) =>
  codeByWords<Kind>(
    kinds.map((kind) => [
      kind.code,
      kind.name_vi,
      kind.name_en,
      kind.code,
      ...['Mô hình', 'Câu lạc bộ', 'CLB', 'Chi hội', 'Tổ'].map((form) => `${form} ${kind.name_vi}`),
    ]),
  )

async function readList(trx: Writer, ctx: Context, file: string): Promise<OldList<Item>> {
  const { provinceId } = ctx.session
  const kinds = await listKinds(trx)
  const phases = new Map((await listPhases(trx)).map((phase) => [phase.code, phase]))
  const placeOf = await unitsByName(trx, provinceId)
  const standing = await listAlike(trx, provinceId)
  const today = dayInVietNam(ctx.now())
  const kindOf = kindWords(kinds)
  await sql`select audit.note('import_read', 'initiative', null)`.execute(trx)

  return readOldList<ImportColumn, Item>(file, importColumns, (cells) => {
    const name = limited(cells, 'name', 200) ?? 'quá dài'
    if (name.length < 3) cells.wrong('name', 'value_missing')
    const kind = kindOf(cells.text('kind') ?? '') ?? cells.wrong('kind', 'code_unknown') ?? 'other'
    const founded = cells.text('founded') ?? ''
    const isDay = founded >= '1990-01-01' && founded <= today
    if (!isDay) cells.wrong('founded', 'day_impossible')
    const place = placeOf(cells.text('place') ?? '', founded)
    if (place === 'unknown' || place === 'ambiguous') cells.wrong('place', `place_${place}`)
    const phase = phaseOf(cells, phases, founded)
    const stage = cells.text('stage')
    const met = cells.text('met')
    if (met !== null && isDay && (met < founded || met > today)) cells.wrong('met', 'day_impossible')
    const came = countOf(cells, 'came')
    if (met === null && came !== null) cells.wrong('met', 'value_missing')
    const key = [kind, place, alikeOf(name)].join('\n')
    if (standing.has(key)) cells.wrong('name', 'duplicate')
    standing.add(key)
    return {
      year: Number(founded.slice(0, 4)),
      name,
      kind,
      placeId: place,
      founded,
      phase,
      stage:
        stage === null ? 'kept' : (stageByWords(stage) ?? cells.wrong('stage', 'code_unknown') ?? 'kept'),
      evidence: limited(cells, 'evidence', 300) ?? 'Theo danh sách nhập từ Excel',
      sponsor: limited(cells, 'sponsor', 120),
      count: headcountOf(cells),
      met: met === null ? null : { on: met, came: came ?? 1 },
    }
  })
}

type Row = Cells<ImportColumn>

function limited(cells: Row, key: ImportColumn, max: number): string | null {
  const said = cells.text(key)
  return said !== null && said.length > max ? cells.wrong(key, 'too_long') : said
}

function countOf(cells: Row, key: ImportColumn): number | null {
  const said = cells.number(key)
  return said === null || (Number.isInteger(said) && said >= 0 && said <= 100_000)
    ? said
    : cells.wrong(key, 'not_count')
}

function headcountOf(cells: Row): Item['count'] {
  const [total, women, men] = [countOf(cells, 'total'), countOf(cells, 'women'), countOf(cells, 'men')]
  if (total === null || total === 0) {
    if ((women ?? 0) + (men ?? 0) > 0) cells.wrong('total', 'value_missing')
    return null
  }
  if ((women ?? 0) + (men ?? 0) > total) cells.wrong('total', 'more_than_all')
  return { total, women: women ?? 0, men: men ?? 0 }
}

/** A phase as written: `2016–2020`, `Giai đoạn 2016-2020`. */
function phaseOf(
  cells: Row,
  phases: ReadonlyMap<string, { until_on: string }>,
  founded: string,
): string | undefined {
  const said = cells.text('phase')
  if (said === null) return undefined
  const code = /(\d{4})\s*[-–]\s*(\d{4})/.exec(said)?.slice(1).join('-') ?? ''
  const phase = phases.get(code)
  if (!phase) cells.wrong('phase', 'code_unknown')
  else if (founded >= phase.until_on) cells.wrong('phase', 'phase_not_then')
  return code
}

/** What stands there already, as duplicates are found. */
async function listAlike(db: Reader, provinceId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('initiative')
    .select(['kind_code', 'place_id', 'alike'])
    .where('province_id', '=', provinceId)
    .where('stage', '<>', 'closed')
    .execute()
  return new Set(rows.map((row) => [row.kind_code, row.place_id, row.alike].join('\n')))
}

async function broughtBefore(db: Reader, ctx: Context, hash: Buffer): Promise<boolean> {
  const row = await db
    .selectFrom('initiative_batch')
    .select('id')
    .where('agency_id', '=', ctx.session.agencyId)
    .where('file_hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined
}

async function openBatch(trx: Writer, ctx: Context, list: OldList<Item>) {
  const [id, now] = [newId(), ctx.now()]
  await refusing(
    trx
      .insertInto('initiative_batch')
      .values({
        id,
        province_id: ctx.session.provinceId,
        agency_id: ctx.session.agencyId,
        file_hash: list.hash,
        rows: list.items.length,
        imported_by: ctx.session.staffId,
        imported_at: now,
      })
      .execute(),
    { initiative_batch_file_once: () => new Refusal('import.done_before') },
  )
  return { id, rows: list.items.length, imported_at: now.toISOString() }
}
