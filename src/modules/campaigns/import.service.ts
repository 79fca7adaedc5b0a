import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  type Cells,
  dryRunOf,
  type OldList,
  readOldList,
  wholeOrNothing,
  writeSpreadsheet,
} from '#modules/documents/index.ts'
import { unitsByName } from '#modules/places/index.ts'
import { conditions, taskThemes, units } from './campaign.codes.ts'
import { messages } from './campaigns-pages.messages.ts'
import {
  allCommunes,
  conditionByWords,
  type ImportColumn,
  importColumns,
  themeByWords,
  unitByWords,
} from './import.columns.ts'
import type * as contracts from './import.contract.ts'
import { type LockedPlan, lockOpenPlan } from './plan.queries.ts'
import type { TaskBody } from './task.contract.ts'
import { writeTasks } from './task.service.ts'

type Item = TaskBody & { year: number }

/** Says what a list would bring in, and every fault by row and column. Writes nothing. Refuses like `lockOpenPlan`. */
export function checkTaskImport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.checkTaskImportContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const plan = await lockOpenPlan(trx, params.plan_id)
    const list = await readList(trx, plan, body.file)
    const before = await trx
      .selectFrom('campaign_batch')
      .select('id')
      .where('plan_id', '=', plan.id)
      .where('file_hash', '=', list.hash)
      .executeTakeFirst()
    return dryRunOf(list, before !== undefined)
  })
}

/** Brings a list in, all or nothing. Refuses with `import.has_faults`, `import.empty`, `import.done_before`, and like `addTask`. */
export function importTasks(ctx: Context, { params, body }: RequestOf<typeof contracts.importTasksContract>) {
  return inTransaction(ctx, async (trx) => {
    const plan = await lockOpenPlan(trx, params.plan_id)
    const list = await readList(trx, plan, body.file)
    wholeOrNothing(list)
    const [id, now] = [newId(), ctx.now()]
    await refusing(
      trx
        .insertInto('campaign_batch')
        .values({
          id,
          plan_id: plan.id,
          file_hash: list.hash,
          rows: list.items.length,
          imported_by: ctx.session.staffId,
          imported_at: now,
        })
        .execute(),
      { campaign_batch_file_once: () => new Refusal('import.done_before') },
    )
    await writeTasks(trx, plan, list.items)
    return { id, rows: list.items.length, imported_at: now.toISOString() }
  })
}

/** An empty list with its headers and the words that are understood. */
export async function taskImportTemplate(ctx: Context): Promise<FileReply> {
  const words = (codes: readonly string[], under: string) =>
    codes
      .map((code) => (messages.vi as Readonly<Record<string, string>>)[`campaigns.${under}.${code}`])
      .join('; ')
  return {
    name: 'mau-nhap-nhiem-vu.xlsx',
    bytes: await writeSpreadsheet({
      title: 'Danh sách nhiệm vụ',
      columns: importColumns.map(({ header }) => ({
        header,
        width: Math.max(14, header.length + 2),
        kind: 'text',
      })),
      rows: [],
      notes: [
        'Mỗi dòng một nhiệm vụ. Nơi thực hiện: “Tất cả xã, phường”, hoặc tên xã, phường, cơ quan, cách nhau bằng dấu chấm phẩy.',
        `Nhóm việc: ${words(taskThemes, 'theme')}`,
        `Đơn vị tính (để trống là hoạt động): ${words(units, 'unit')}`,
        `Điều kiện: ${words(conditions, 'condition')}. Có điều kiện thì ghi cả cách làm thay thế.`,
      ],
      frozenAt: ctx.now().toISOString(),
      creator: ctx.session.agencyName,
    }),
  }
}

async function readList(trx: Writer, plan: LockedPlan, file: string): Promise<OldList<Item>> {
  const placeOf = await unitsByName(trx, plan.province_id)
  const { rows: agencies } = await sql<{ id: string; name: string; short: string | null }>`
    select id, name, short_name as short from agency where province_id = ${plan.province_id} and (valid_until is null or valid_until > ${plan.from_on}::date)`.execute(
    trx,
  )
  const agencyOf = new Map(
    agencies.flatMap(({ id, name, short }) =>
      [name, ...(short ? [short] : [])].map((each) => [fold(each), id]),
    ),
  )
  await sql`select audit.note('import_read', 'campaign_plan', ${plan.id})`.execute(trx)
  return readOldList<ImportColumn, Item>(file, importColumns, (cells) => {
    const theme =
      themeByWords(cells.text('theme') ?? '') ?? cells.wrong('theme', 'code_unknown') ?? 'planning'
    const title = cells.text('title') ?? ''
    if (title.length < 3) cells.wrong('title', 'value_missing')
    if (title.length > 400) cells.wrong('title', 'too_long')
    const said = cells.text('unit')
    const unit = said === null ? 'activity' : (unitByWords(said) ?? cells.wrong('unit', 'code_unknown'))
    const target = cells.number('target') ?? 1
    if (!Number.isInteger(target) || target < 1 || target > 1_000_000) cells.wrong('target', 'not_count')
    const due = cells.text('due') ?? ''
    if (due < '2000-01-01' || due > '2100-12-31') cells.wrong('due', 'day_impossible')
    const conditionSaid = cells.text('condition')
    const condition =
      conditionSaid === null
        ? undefined
        : (conditionByWords(conditionSaid) ?? cells.wrong('condition', 'code_unknown') ?? undefined)
    const instead = cells.text('instead') ?? undefined
    if (condition !== undefined && instead === undefined) cells.wrong('instead', 'value_missing')
    if (conditionSaid === null && instead !== undefined) cells.wrong('condition', 'value_missing')
    if (instead !== undefined && instead.length > 400) cells.wrong('instead', 'too_long')
    return {
      year: Number(due.slice(0, 4)),
      theme,
      title,
      unit: unit ?? 'activity',
      target,
      kinds: [],
      due_on: due,
      condition,
      instead,
      ...ownersOf(cells, plan, placeOf, agencyOf),
    }
  })
}

function ownersOf(
  cells: Cells<ImportColumn>,
  plan: LockedPlan,
  placeOf: (said: string, on: string) => string,
  agencyOf: ReadonlyMap<string, string>,
): Pick<TaskBody, 'all_communes' | 'place_ids' | 'agency_ids'> {
  const owners = { all_communes: false, place_ids: [] as string[], agency_ids: [] as string[] }
  for (const said of (cells.text('owners') ?? '').split(';').map((each) => each.trim())) {
    if (said === '') continue
    const agency = agencyOf.get(fold(said))
    if (allCommunes.includes(fold(said))) owners.all_communes = true
    else if (agency) owners.agency_ids.push(agency)
    else {
      const place = placeOf(said, plan.from_on)
      if (place === 'unknown' || place === 'ambiguous') cells.wrong('owners', `place_${place}`)
      else owners.place_ids.push(place)
    }
  }
  return owners
}
