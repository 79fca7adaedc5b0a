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
import { dayInVietNam, unitsByName } from '#modules/places/index.ts'
import { loadReference, wrongsOf } from './activity.check.ts'
import { writeActivities } from './activity.service.ts'
import type { ActivityBody } from './activity.shapes.ts'
import { listCodes } from './code.queries.ts'
import { importColumns } from './import.columns.ts'
import type * as contracts from './import.contract.ts'
import { faultAt, joinRows, type ListedRow, parseJoined, readActivities } from './import.read.ts'

interface Listed {
  list: OldList<ListedRow>
  bodies: ActivityBody[]
}

/** Says what a list would bring in, and every fault by row and column. Writes nothing and keeps nothing. */
export function checkActivityImport(
  ctx: Context,
  { body }: RequestOf<typeof contracts.checkActivityImportContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { list, bodies } = await readList(trx, ctx, body.file)
    const before = await trx
      .selectFrom('activity_batch')
      .select('id')
      .where('agency_id', '=', ctx.session.agencyId)
      .where('file_hash', '=', list.hash)
      .executeTakeFirst()
    return {
      ...toldOf(list, before !== undefined),
      activities: bodies.length,
      attendances: bodies.flatMap((each) => each.groups).reduce((sum, group) => sum + group.attendances, 0),
    }
  })
}

/** Brings a list in as held, all or nothing. Refuses with `import.has_faults`, `import.empty`, `import.done_before`, `activity.no_agency`. */
export function importActivities(
  ctx: Context,
  { body }: RequestOf<typeof contracts.importActivitiesContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { list, bodies } = await readList(trx, ctx, body.file)
    wholeOrNothing(list)
    const [id, now] = [newId(), ctx.now()]
    await refusing(
      trx
        .insertInto('activity_batch')
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
      { activity_batch_file_once: () => new Refusal('import.done_before') },
    )
    await writeActivities(
      trx,
      ctx,
      bodies.map((each) => ({ body: each, status: 'held' })),
    )
    return { id, rows: list.items.length, imported_at: now.toISOString() }
  })
}

/** An empty list with its headers, and on a second sheet the words that are understood. */
export function activityImportTemplate(ctx: Context): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const codes = await listCodes(trx)
    const words = (list: string) =>
      codes
        .filter((code) => code.list === list)
        .map((code) => code.title_vi)
        .join('; ')
    return {
      name: 'mau-nhap-hoat-dong.xlsx',
      bytes: await writeSpreadsheet({
        title: 'Danh sách hoạt động',
        columns: importColumns.map(({ header }) => ({
          header,
          width: Math.max(12, header.length + 2),
          kind: 'text',
        })),
        rows: [],
        notes: [
          'Các dòng cùng loại, tên, ngày và địa bàn là một hoạt động; mỗi dòng một nhóm người dự.',
          `Loại hoạt động: ${words('kind')}`,
          `Nội dung (cách nhau bằng dấu chấm phẩy): ${words('topic')}`,
          `Nhóm người dự: ${words('audience')}`,
        ],
        frozenAt: ctx.now().toISOString(),
        creator: ctx.session.agencyName,
      }),
    }
  })
}

/** The list as activities, with every fault: of a cell, of what does not fit together, of what was not so on that day. */
async function readList(trx: Writer, ctx: Context, file: string): Promise<Listed> {
  await sql`select audit.note('import_read', 'activity', null)`.execute(trx)
  const codes = new Map(
    (await listCodes(trx)).flatMap((code) =>
      [code.title_vi, code.title_en, code.code].map((word) => [`${code.list} ${fold(word)}`, code.code]),
    ),
  )
  const list = await readActivities(file, {
    placeOf: await unitsByName(trx, ctx.session.provinceId),
    codeOf: (of, word) => codes.get(`${of} ${fold(word)}`),
  })
  const { parsed, faults } = parseJoined(joinRows(list))
  const reference = await loadReference(
    trx,
    parsed.map(({ body }) => body),
  )
  const today = dayInVietNam(ctx.now())
  const wrongs = parsed.flatMap(({ body, row }) =>
    wrongsOf(body, 'held', today, reference).map(({ field, code }) => faultAt(row, field, code)),
  )
  const all = [...list.faults, ...faults, ...wrongs].toSorted((a, b) => a.row - b.row)
  return { list: { ...list, faults: all }, bodies: parsed.map(({ body }) => body) }
}
