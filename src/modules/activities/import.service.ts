import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type ReadRow, readSpreadsheet, writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { loadReference, wrongsOf } from './activity.check.ts'
import { writeActivities } from './activity.service.ts'
import { ActivityBody, type ActivityInput } from './activity.shapes.ts'
import { listCodes } from './code.queries.ts'
import { type ImportColumn, importColumns } from './import.columns.ts'
import type * as contracts from './import.contract.ts'

interface Fault {
  row: number
  column: string
  code: string
}

const mostListed = 500
const headerOf = (key: ImportColumn) => importColumns.find((column) => column.key === key)?.header ?? key

/** Says what a list would bring in, and every fault by row and column. Writes nothing and keeps nothing. */
export function checkActivityImport(
  ctx: Context,
  { body }: RequestOf<typeof contracts.checkActivityImportContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { bodies, faults } = await readList(trx, ctx, body.file)
    return {
      activities: bodies.length,
      attendances: bodies.flatMap((each) => each.groups).reduce((sum, group) => sum + group.attendances, 0),
      faults: faults.length,
      errors: faults.slice(0, mostListed),
    }
  })
}

/** Brings a list in as held, all or nothing. Refuses with `activity.import_faults`, `activity.import_empty`. */
export function importActivities(
  ctx: Context,
  { body }: RequestOf<typeof contracts.importActivitiesContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { bodies, faults } = await readList(trx, ctx, body.file)
    if (faults.length > 0) throw new Refusal('activity.import_faults', { faults: faults.length })
    if (bodies.length === 0) throw new Refusal('activity.import_empty')
    const ids = await writeActivities(
      trx,
      ctx,
      bodies.map((each) => ({ body: each, status: 'held' })),
    )
    return { ids, recorded_at: ctx.now().toISOString() }
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

async function readList(
  trx: Writer,
  ctx: Context,
  file: string,
): Promise<{ bodies: ActivityBody[]; faults: Fault[] }> {
  const { rows, errors } = await readSpreadsheet(Buffer.from(file, 'base64'), importColumns)
  const faults: Fault[] = errors.map((error) => ({ ...error, code: error.code.replace('import.', '') }))
  const placeOf = await placesByName(trx, ctx.session.provinceId)
  const codes = new Map(
    (await listCodes(trx)).flatMap((code) =>
      wordsOf(code).map((word) => [`${code.list} ${word}`, code.code]),
    ),
  )
  const joined = new Map<string, { input: ActivityInput; row: number }>()
  for (const row of rows) {
    const said = readRow(row, placeOf, (list, word) => codes.get(`${list} ${fold(word)}`), faults)
    if (!said) continue
    const key = [said.kind, fold(said.title), said.starts_on, said.place_id].join('|')
    const known = joined.get(key)
    if (known) known.input.groups?.push(...(said.groups ?? []))
    else joined.set(key, { input: said, row: row.row })
  }
  const parsed = [...joined.values()].flatMap(({ input, row }) => {
    const told = ActivityBody.safeParse(input)
    if (told.success) return [{ body: told.data, row }]
    for (const issue of told.error.issues)
      faults.push({ row, column: columnOf(issue.path.join('.')), code: issue.message })
    return []
  })
  const reference = await loadReference(
    trx,
    parsed.map(({ body }) => body),
  )
  const today = dayInVietNam(ctx.now())
  for (const { body, row } of parsed)
    for (const wrong of wrongsOf(body, 'held', today, reference))
      faults.push({ row, column: columnOf(wrong.field), code: wrong.code })
  return { bodies: parsed.map(({ body }) => body), faults: faults.toSorted((a, b) => a.row - b.row) }
}

const wordsOf = (code: { title_vi: string; title_en: string; code: string }) =>
  [code.title_vi, code.title_en, code.code].map(fold)

/** The column of the list behind a field of an activity. */
function columnOf(field: string): string {
  const name = field.split('.').at(-1) ?? field
  const column: Readonly<Record<string, ImportColumn>> = {
    kind: 'kind',
    title: 'title',
    starts_on: 'starts_on',
    ends_on: 'ends_on',
    place_id: 'place',
    venue: 'venue',
    audience: 'audience',
    attendances: 'attendances',
    groups: 'attendances',
    female: 'female',
    male: 'male',
    items: 'items',
    cost_vnd: 'cost',
    on_day: 'starts_on',
  }
  return headerOf(field.startsWith('topics') ? 'topics' : (column[name] ?? 'title'))
}

function readRow(
  { row, values }: ReadRow<ImportColumn>,
  placeOf: (said: string, on: string) => string | 'unknown' | 'ambiguous',
  codeOf: (list: 'kind' | 'topic' | 'audience', word: string) => string | undefined,
  faults: Fault[],
): ActivityInput | undefined {
  const before = faults.length
  const wrong = (key: ImportColumn, code: string) => {
    faults.push({ row, column: headerOf(key), code })
    return undefined
  }
  const text = (key: ImportColumn) => (values[key] === null ? '' : String(values[key]).trim())
  const whole = (key: ImportColumn) => {
    const value = values[key]
    if (value === null) return undefined
    return typeof value === 'number' && Number.isInteger(value) && value >= 0
      ? value
      : wrong(key, 'not_number')
  }
  const coded = (list: 'kind' | 'topic' | 'audience', key: ImportColumn, word: string) =>
    codeOf(list, word) ?? wrong(key, 'code_unknown')
  const starts_on = text('starts_on')
  const ends_on = text('ends_on')
  const kind = coded('kind', 'kind', text('kind'))
  const place = placeOf(text('place'), starts_on)
  if (place === 'unknown' || place === 'ambiguous') wrong('place', `place_${place}`)
  const topics = text('topics')
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean)
    .map((word) => coded('topic', 'topics', word))
  const [attendances, female, male] = [whole('attendances'), whole('female'), whole('male')]
  const audience = text('audience') ? coded('audience', 'audience', text('audience')) : 'other'
  if (attendances === 0) wrong('attendances', 'activity.no_attendances')
  if (attendances === undefined && (female !== undefined || male !== undefined))
    wrong('attendances', 'value_missing')
  if (attendances !== undefined && (female ?? 0) + (male ?? 0) > attendances)
    wrong('male', 'activity.parts_exceed')
  const [items, cost] = [whole('items'), whole('cost')]
  if (faults.length > before || !kind || !audience) return undefined
  return {
    kind,
    title: text('title'),
    starts_on,
    ...(ends_on ? { ends_on } : {}),
    place_id: place,
    ...(text('venue') ? { venue: text('venue') } : {}),
    topics: topics.filter((topic) => topic !== undefined),
    groups:
      attendances === undefined
        ? []
        : [
            {
              audience,
              attendances,
              ...(female === undefined ? {} : { female }),
              ...(male === undefined ? {} : { male }),
            },
          ],
    ...(items === undefined ? {} : { items }),
    ...(cost === undefined ? {} : { cost_vnd: cost }),
  }
}

/**
 * Units of a province by name as people write them, on a day: one id, none, or more than one. A name with its kind means
 * that kind: `Huyện Đầm Hà` is not the commune of that name.
 */
async function placesByName(trx: Writer, provinceId: string) {
  const { rows } = await sql<{
    id: string
    name: string
    folded: string
    valid_from: string | null
    valid_until: string | null
  }>`
    select id, name, folded_name as folded, valid_from::text as valid_from, valid_until::text as valid_until from place where province_id = ${provinceId}`.execute(
    trx,
  )
  const byName = Map.groupBy(rows, (row) => row.folded)
  const byFullName = Map.groupBy(rows, (row) => fold(row.name))
  return (said: string, on: string): string | 'unknown' | 'ambiguous' => {
    const folded = fold(said)
    const bare = folded.replace(/^(?:tp|tx|tt|p|x|h|q) /, '')
    const alike = (byFullName.get(folded) ?? byName.get(bare) ?? []).filter(
      (row) => (row.valid_from ?? '') <= on && (row.valid_until === null || row.valid_until > on),
    )
    const [only, ...others] = alike
    return only === undefined ? 'unknown' : others.length > 0 ? 'ambiguous' : only.id
  }
}
