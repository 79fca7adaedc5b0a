import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import {
  type Cells,
  dryRunOf,
  markOf,
  type OldList,
  readOldList,
  writeSpreadsheet,
} from '#modules/documents/index.ts'
import { communesByName, dayInVietNam } from '#modules/places/index.ts'
import { flagsOfTopic } from './contact.codes.ts'
import type { ContactInsert, Token } from './contact.queries.ts'
import { nameTokens, phoneTokens, sealWords } from './contact.sealed.ts'
import {
  ageBandOf,
  type ContactColumn,
  callerByWords,
  clockOf,
  contactColumns,
  kindByWords,
  outcomeByWords,
  sexByWords,
  topicByWords,
} from './contact-import.columns.ts'
import type { checkContactImport, importContacts } from './contact-import.contract.ts'
import { beginImport, broughtBefore } from './import-batch.ts'

type OldContact = Pick<
  ContactInsert,
  'kind' | 'caller' | 'topic' | 'outcome' | 'caller_sex' | 'caller_age' | 'gbv' | 'gender_equality'
> & {
  year: number
  started_at: string
  place_id: string | null
  name: string | null
  phone: string | null
  notes: string | null
}

/** Says what an old list would bring in, and every fault by row and column. Writes nothing and keeps nothing. */
export function checkImport(ctx: Context, { body }: RequestOf<typeof checkContactImport>) {
  return inTransaction(ctx, async (trx) => {
    const list = await readList(trx, ctx, body.file)
    return dryRunOf(list, await broughtBefore(trx, ctx, 'contact', list.hash))
  })
}

/**
 * Brings an old list in, all or nothing; each contact bears its row. The file is read in memory and kept nowhere, only
 * its digest. Refuses with `import.has_faults`, `import.empty`, `import.done_before`.
 */
export function importOldContacts(ctx: Context, { body }: RequestOf<typeof importContacts>) {
  return inTransaction(ctx, async (trx) => {
    const list = await readList(trx, ctx, body.file)
    const batch = await beginImport(trx, ctx, 'contact', list)
    const made = list.items.map((item) => contactOf(ctx, batch.id, item))
    for (let from = 0; from < made.length; from += atOnce) {
      const some = made.slice(from, from + atOnce)
      await trx
        .insertInto('contact')
        .values(some.map(({ row }) => row))
        .execute()
      const tokens = some.flatMap(({ row, tokens }) =>
        tokens.map((token) => ({ ...token, contact_id: row.id })),
      )
      if (tokens.length > 0) await trx.insertInto('contact_token').values(tokens).execute()
    }
    return batch
  })
}
const atOnce = 300

/** An empty list with the headers that are understood, and how to fill it. */
export async function contactTemplate(ctx: Context): Promise<FileReply> {
  return {
    name: 'mau-nhap-luot-tiep-nhan.xlsx',
    bytes: await writeSpreadsheet({
      title: 'Danh sách lượt tiếp nhận cũ',
      columns: contactColumns.map(({ header }) => ({
        header,
        width: Math.max(12, header.length + 2),
        kind: 'text',
      })),
      rows: [],
      notes: [
        'Bắt buộc có cột "Ngày" (21/11/2022) và "Nội dung" (ví dụ: Bạo lực gia đình, Pháp luật, Tâm lý). Các cột khác có thể bỏ.',
        'Cột có/không: ghi x hoặc để trống. Tuổi: số tuổi hoặc nhóm tuổi. Địa bàn: tên xã, phường.',
        'Mỗi tệp khoảng 180 kB; danh sách dài thì chia theo năm.',
      ],
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    }),
  }
}

async function readList(trx: Writer, ctx: Context, file: string): Promise<OldList<OldContact>> {
  const placeOf = await communesByName(trx, ctx.session.provinceId)
  const today = dayInVietNam(ctx.now())
  await sql`select audit.note('import_read', 'contact', null)`.execute(trx)
  return readOldList<ContactColumn, OldContact>(file, contactColumns, (cells) => {
    const day = cells.text('day') ?? ''
    if (day < '2000-01-01' || day > today) cells.wrong('day', 'day_impossible')
    const clock = clockOf(cells.text('clock')) ?? cells.wrong('clock', 'not_clock')
    const coded = <C extends string>(
      key: ContactColumn,
      find: (said: string) => C | undefined,
      otherwise: C,
    ): C => {
      const said = cells.text(key)
      return said === null ? otherwise : (find(said) ?? cells.wrong(key, 'code_unknown') ?? otherwise)
    }
    const topic = coded('topic', topicByWords, 'other')
    const flags = flagsOf(cells, flagsOfTopic(topic))
    const place = cells.text('place')
    const found = place === null ? null : placeOf(place, day)
    if (found === 'unknown' || found === 'ambiguous') cells.wrong('place', `place_${found}`)
    const age = cells.text('age')
    const name = cells.text('name')
    const phone = cells.text('phone')
    const notes = cells.text('notes')
    if ((name?.length ?? 0) > 120) cells.wrong('name', 'too_long')
    if ((notes?.length ?? 0) > 8_000) cells.wrong('notes', 'too_long')
    if (phone !== null && (phone.length > 40 || (phone.match(/\d/g)?.length ?? 0) < 3))
      cells.wrong('phone', 'not_phone')
    const started_at = `${day}T${clock ?? '12:00'}:00+07:00`
    return {
      year: Number(day.slice(0, 4)),
      // Today's entry told without its hour would lie ahead of the clock at noon.
      started_at: Date.parse(started_at) > ctx.now().getTime() ? ctx.now().toISOString() : started_at,
      kind: coded('kind', kindByWords, 'inbound_call'),
      caller: coded('caller', callerByWords, 'other'),
      topic,
      ...flags,
      outcome: coded('outcome', outcomeByWords, 'advised'),
      caller_sex: coded('sex', sexByWords, 'unknown'),
      caller_age: age === null ? 'unknown' : (ageBandOf(age) ?? cells.wrong('age', 'not_age') ?? 'unknown'),
      place_id: found,
      name,
      phone,
      notes,
    }
  })
}

/** The two flags: as marked, else as the topic proposes; violence always concerns equality. */
function flagsOf(cells: Cells<ContactColumn>, proposed: { gbv: boolean; gender_equality: boolean }) {
  const said = (key: 'gbv' | 'gender_equality') => {
    const text = cells.text(key)
    if (text === null) return proposed[key]
    return markOf(text) ?? cells.wrong(key, 'not_mark') ?? false
  }
  const gbv = said('gbv')
  return { gbv, gender_equality: said('gender_equality') || gbv }
}

function contactOf(
  ctx: Context,
  importId: string,
  item: OldContact & { row: number },
): { row: ContactInsert & { id: string }; tokens: Token[] } {
  const { row: importedRow, year: _, name, phone, notes, ...told } = item
  const id = newId()
  const { wrapped, key } = ctx.vault.newRecordKey('contact', id)
  return {
    row: {
      ...told,
      id,
      province_id: ctx.session.provinceId,
      agency_id: ctx.session.agencyId,
      taken_by: ctx.session.staffId,
      ended_at: told.started_at,
      recorded_at: ctx.now(),
      anonymous: name === null,
      back_entered: true,
      sealed_key: wrapped,
      ...sealWords(key, id, { name, phone, notes }),
      import_id: importId,
      imported_row: importedRow,
    },
    tokens: [...phoneTokens(ctx, phone), ...nameTokens(ctx, name)],
  }
}
