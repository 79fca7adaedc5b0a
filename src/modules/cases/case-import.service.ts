import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { dryRunOf, markOf, type OldList, readOldList, writeSpreadsheet } from '#modules/documents/index.ts'
import { flagsOfTopic } from '#modules/hotline/contact.codes.ts'
import { beginImport, broughtBefore, sexByWords, topicByWords } from '#modules/hotline/index.ts'
import { communesByName, dayInVietNam } from '#modules/places/index.ts'
import { caseCode } from './case.code.ts'
import { nextCaseNumber } from './case.queries.ts'
import { summaryAt } from './case.seal.ts'
import { sealPerson } from './case.service.ts'
import type { caseTopics, closedReasons, dangers, NewPerson, ReceivedFrom } from './case.shapes.ts'
import {
  type CaseColumn,
  caseColumns,
  dangerByWords,
  fromByWords,
  reasonByWords,
} from './case-import.columns.ts'
import type { checkCaseImport, importCases } from './case-import.contract.ts'
import { insertPersons } from './person.queries.ts'

interface OldCase {
  year: number
  opened: string
  closed: string | null
  reason: (typeof closedReasons)[number] | null
  from: ReceivedFrom
  topic: (typeof caseTopics)[number]
  danger: (typeof dangers)[number]
  gbv: boolean
  gender_equality: boolean
  place_id: string | null
  persons: NewPerson[]
  summary: string | null
}

/** Says what an old list of cases would bring in, and every fault by row and column. Writes nothing and keeps nothing. */
export function checkOldCases(ctx: Context, { body }: RequestOf<typeof checkCaseImport>) {
  return inTransaction(ctx, async (trx) => {
    const list = await readList(trx, ctx, body.file)
    return dryRunOf(list, await broughtBefore(trx, ctx, 'case', list.hash))
  })
}

/**
 * Brings an old list of cases in, all or nothing, in the order of their opening. Whoever brings it in does not thereby
 * work on them. Refuses with `import.has_faults`, `import.empty`, `import.done_before`.
 */
export function importOldCases(ctx: Context, { body }: RequestOf<typeof importCases>) {
  return inTransaction(ctx, async (trx) => {
    const list = await readList(trx, ctx, body.file)
    const batch = await beginImport(trx, ctx, 'case', list)
    for (const item of list.items.toSorted((a, b) => a.opened.localeCompare(b.opened) || a.row - b.row))
      await writeCase(trx, ctx, batch.id, item)
    return batch
  })
}

/** An empty list with the headers that are understood, and how to fill it. */
export async function caseTemplate(ctx: Context): Promise<FileReply> {
  return {
    name: 'mau-nhap-ho-so.xlsx',
    bytes: await writeSpreadsheet({
      title: 'Danh sách hồ sơ cũ',
      columns: caseColumns.map(({ header }) => ({
        header,
        width: Math.max(12, header.length + 2),
        kind: 'text',
      })),
      rows: [],
      notes: [
        'Bắt buộc có cột "Ngày mở hồ sơ" (21/11/2022) và "Nội dung" (ví dụ: Bạo lực gia đình). Các cột khác có thể bỏ.',
        'Hồ sơ đã đóng cần cả "Ngày kết thúc" và "Lý do kết thúc" (một trong 12 lý do của TT 02/2020).',
        'Mỗi tệp khoảng 180 kB; danh sách dài thì chia theo năm.',
      ],
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    }),
  }
}

async function readList(trx: Writer, ctx: Context, file: string): Promise<OldList<OldCase>> {
  const placeOf = await communesByName(trx, ctx.session.provinceId)
  const today = dayInVietNam(ctx.now())
  await sql`select audit.note('import_read', 'case', null)`.execute(trx)
  return readOldList<CaseColumn, OldCase>(file, caseColumns, (cells) => {
    const opened = cells.text('opened') ?? ''
    if (opened < '2000-01-01' || opened > today) cells.wrong('opened', 'day_impossible')
    const closed = cells.text('closed')
    if (closed !== null && (closed < opened || closed > today)) cells.wrong('closed', 'day_impossible')
    const coded = <C extends string>(
      key: CaseColumn,
      find: (said: string) => C | undefined,
      otherwise: C,
    ): C => {
      const said = cells.text(key)
      return said === null ? otherwise : (find(said) ?? cells.wrong(key, 'code_unknown') ?? otherwise)
    }
    if (closed !== null && cells.text('reason') === null) cells.wrong('reason', 'value_missing')
    if (closed === null && cells.text('reason') !== null) cells.wrong('closed', 'value_missing')
    const topic = coded('topic', topicByWords, 'other')
    const marked = cells.text('gbv')
    const gbv =
      marked === null ? flagsOfTopic(topic).gbv : (markOf(marked) ?? cells.wrong('gbv', 'not_mark') ?? false)
    const place = cells.text('place')
    const found = place === null ? null : placeOf(place, opened)
    if (found === 'unknown' || found === 'ambiguous') cells.wrong('place', `place_${found}`)
    const ageOf = (key: 'age' | 'alleged_age') => {
      const age = cells.number(key)
      return age === null || (Number.isInteger(age) && age >= 0 && age <= 120)
        ? age
        : cells.wrong(key, 'not_age')
    }
    const limited = (key: CaseColumn, max: number) => {
      const said = cells.text(key)
      return said !== null && said.length > max ? cells.wrong(key, 'too_long') : said
    }
    const idNumber = cells.text('id_number')
    if (idNumber !== null && !/^[\p{L}\p{N}\s.-]{6,20}$/u.test(idNumber))
      cells.wrong('id_number', 'not_id_number')
    const survivor = personOf('survivor', coded('sex', sexByWords, 'unknown'), ageOf('age'), {
      name: limited('name', 120),
      phone: limited('phone', 30),
      id_number: idNumber,
      address: limited('address', 300),
    })
    const alleged = {
      name: limited('alleged_name', 120),
      sex: cells.text('alleged_sex'),
      age: ageOf('alleged_age'),
    }
    const isNamed = alleged.name !== null || alleged.sex !== null || alleged.age !== null
    return {
      year: Number(opened.slice(0, 4)),
      opened,
      closed,
      reason: closed === null ? null : coded('reason', reasonByWords, 'other_by_law'),
      from: coded('from', fromByWords, 'other'),
      topic,
      danger: coded('danger', dangerByWords, 'unknown'),
      gbv,
      gender_equality: gbv || flagsOfTopic(topic).gender_equality,
      place_id: found,
      persons: [
        survivor,
        ...(isNamed
          ? [
              personOf('alleged', coded('alleged_sex', sexByWords, 'unknown'), alleged.age, {
                name: alleged.name,
              }),
            ]
          : []),
      ],
      summary: limited('summary', 8_000),
    }
  })
}

function personOf(
  part: 'survivor' | 'alleged',
  sex: NewPerson['sex'],
  age: number | null,
  said: Partial<Record<'name' | 'phone' | 'id_number' | 'address', string | null>>,
): NewPerson {
  const texts = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
  return { part, sex, accompanies: false, ...(age === null ? {} : { age_years: age }), ...texts }
}

async function writeCase(
  trx: Writer,
  ctx: Context,
  importId: string,
  item: OldCase & { row: number },
): Promise<void> {
  const { session } = ctx
  const noon = (day: string) => new Date(Math.min(Date.parse(`${day}T12:00:00+07:00`), ctx.now().getTime()))
  const openedAt = noon(item.opened)
  const contactId = await writeOrigin(trx, ctx, importId, item, openedAt)
  const id = newId()
  const { wrapped, key } = ctx.vault.newRecordKey('case', id)
  await trx
    .insertInto('case_file')
    .values({
      id,
      province_id: session.provinceId,
      agency_id: session.agencyId,
      code: caseCode(item.year, await nextCaseNumber(trx, session.provinceId, item.year)),
      contact_id: contactId,
      received_from: item.from,
      place_id: item.place_id,
      opened_at: openedAt,
      opened_by: session.staffId,
      danger: item.danger,
      gender_equality: item.gender_equality,
      gbv: item.gbv,
      topic: item.topic,
      status: item.closed === null ? 'open' : 'closed',
      step: item.closed === null ? 1 : 5,
      closed_at: item.closed === null ? null : noon(item.closed),
      closed_reason: item.reason,
      sealed_key: wrapped,
      sealed_summary: item.summary ? key.seal(summaryAt(id), item.summary) : null,
      changed_by: session.staffId,
      changed_at: ctx.now(),
      import_id: importId,
      imported_row: item.row,
    })
    .execute()
  const home = { caseId: id, provinceId: session.provinceId }
  await insertPersons(
    trx,
    item.persons.map((person) => sealPerson(ctx, home, person)),
  )
}

/**
 * Every case grows out of a contact. An old list tells none, so each case brings one of its own, as something that was
 * passed on and not as a call: it is in no count of calls.
 */
async function writeOrigin(
  trx: Writer,
  ctx: Context,
  importId: string,
  item: OldCase & { row: number },
  at: Date,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('contact')
    .values({
      id,
      province_id: ctx.session.provinceId,
      agency_id: ctx.session.agencyId,
      taken_by: ctx.session.staffId,
      kind: 'handover',
      caller: 'official',
      received_from: 'other',
      started_at: at,
      ended_at: at,
      recorded_at: ctx.now(),
      place_id: item.place_id,
      gender_equality: item.gender_equality,
      gbv: item.gbv,
      topic: item.topic,
      outcome: 'case_opened',
      anonymous: true,
      back_entered: true,
      sealed_key: ctx.vault.newRecordKey('contact', id).wrapped,
      import_id: importId,
      imported_row: item.row,
    })
    .execute()
  return id
}
