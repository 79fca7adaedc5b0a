import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type OldList, toldOf, wholeOrNothing, writeSpreadsheet } from '#modules/documents/index.ts'
import { insertEntries } from './entry.queries.ts'
import { entryRow } from './entry.service.ts'
import { entryColumns } from './entry-import.columns.ts'
import type { checkEntriesContract, importEntriesContract } from './entry-import.contract.ts'
import { broughtBefore, insertBatch, readKnown } from './entry-import.queries.ts'
import { type ListedEntry, readEntries } from './entry-import.read.ts'

/** Says what a list would bring in, and every fault by row and column. Writes nothing and keeps nothing of the file. */
export function checkEntries(ctx: Context, { body }: RequestOf<typeof checkEntriesContract>) {
  return inTransaction(ctx, async (trx) => {
    const list = await readList(trx, ctx, body.file)
    const kinds = Map.groupBy(list.items, (entry) => entry.kind)
    return {
      ...toldOf(list, await broughtBefore(trx, ctx.session.agencyId, list.hash)),
      by_kind: [...kinds].map(([kind, entries]) => ({ kind, rows: entries.length })),
    }
  })
}

/**
 * Brings a list in, all or nothing. Refuses with `import.has_faults`, `import.empty`, `import.done_before`.
 */
export function importEntries(ctx: Context, { body }: RequestOf<typeof importEntriesContract>) {
  return inTransaction(ctx, async (trx) => {
    const list = await readList(trx, ctx, body.file)
    if (await broughtBefore(trx, ctx.session.agencyId, list.hash)) throw new Refusal('import.done_before')
    wholeOrNothing(list)
    const { session } = ctx
    const id = await insertBatch(trx, {
      provinceId: session.provinceId,
      agencyId: session.agencyId,
      by: session.staffId,
      at: ctx.now(),
      rows: list.items.length,
      hash: list.hash,
    })
    await insertEntries(
      trx,
      list.items.map(({ row, closed_on, closed_reason, ...entry }) => ({
        ...entryRow(ctx, entry),
        closed_on,
        closed_reason,
        import_id: id,
        imported_row: row,
      })),
    )
    return { id, rows: list.items.length, imported_at: ctx.now().toISOString() }
  })
}

/** An empty list with the headers that are understood, and how to fill it. */
export async function entriesTemplate(ctx: Context): Promise<FileReply> {
  return {
    name: 'mau-danh-ba.xlsx',
    bytes: await writeSpreadsheet({
      title: 'Danh bạ dịch vụ hỗ trợ',
      columns: entryColumns.map(({ header }) => ({
        header,
        width: Math.max(14, header.length + 2),
        kind: 'text',
      })),
      rows: [],
      notes: [
        'Bắt buộc: "Loại" (ví dụ Văn phòng công tác xã hội, Địa chỉ tin cậy), "Tên", "Ai được biết" (Công khai, Cán bộ hoặc Niêm phong), "Mở từ ngày" (21/11/2022).',
        'Nơi niêm phong: không ghi địa chỉ và xã, phường; chỉ ghi đầu mối tiếp nhận. Địa chỉ thật ghi trong hệ thống, từng nơi một.',
        'Giờ mở viết như: T2-T6 07:30-17:00; CN 08:00-11:00; Lễ 00:00-24:00, hoặc 24/7.',
        'Nhiều dịch vụ hoặc nhiều ngôn ngữ thì cách nhau bằng dấu phẩy.',
      ],
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    }),
  }
}

async function readList(trx: Writer, ctx: Context, file: string): Promise<OldList<ListedEntry>> {
  await sql`select audit.note('import_read', 'directory_entry', null)`.execute(trx)
  return readEntries(file, await readKnown(trx, ctx.session.provinceId), ctx.session.provinceId)
}
