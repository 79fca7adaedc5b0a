import { fold } from '#kernel/fold.ts'
import { type Cells, type OldList, readOldList } from '#modules/documents/index.ts'
import { ActivityBody, type ActivityInput } from './activity.shapes.ts'
import { type ImportColumn, importColumns } from './import.columns.ts'

type Fault = OldList<unknown>['faults'][number]

/** What the cells of a list are read against. */
interface Known {
  placeOf(said: string, on: string): string | 'unknown' | 'ambiguous'
  codeOf(list: 'kind' | 'topic' | 'audience', word: string): string | undefined
}

/** A row of the list, already in the shape of an activity with one group of those who came. */
export interface ListedRow {
  input: ActivityInput
}

/** The header of a column as the list has it. */
const headerOf = (key: ImportColumn) => importColumns.find((column) => column.key === key)?.header ?? key

/** Reads a list of activities in memory. Rows with faults are told and left out. */
export function readActivities(file: string, known: Known): Promise<OldList<ListedRow>> {
  return readOldList<ImportColumn, ListedRow>(file, importColumns, (cells) => rowOf(cells, known))
}

/** Rows of the same kind, title, day and place are one activity with several groups; by the first row of each. */
export function joinRows(list: OldList<ListedRow>): { input: ActivityInput; row: number }[] {
  const joined = new Map<string, { input: ActivityInput; row: number }>()
  for (const { input, row } of list.items) {
    const key = [input.kind, fold(input.title), input.starts_on, input.place_id].join('|')
    const before = joined.get(key)
    if (before) before.input.groups?.push(...(input.groups ?? []))
    else joined.set(key, { input: { ...input, groups: [...(input.groups ?? [])] }, row })
  }
  return [...joined.values()]
}

/** Parses joined rows as a form is parsed; what does not fit is told by row and column. */
export function parseJoined(joined: readonly { input: ActivityInput; row: number }[]): {
  parsed: { body: ActivityBody; row: number }[]
  faults: Fault[]
} {
  const faults: Fault[] = []
  const parsed = joined.flatMap(({ input, row }) => {
    const told = ActivityBody.safeParse(input)
    if (told.success) return [{ body: told.data, row }]
    for (const issue of told.error.issues) faults.push(faultAt(row, issue.path.join('.'), issue.message))
    return []
  })
  return { parsed, faults }
}

const otherwise: Readonly<Record<string, string>> = { 'activity.too_long': 'lasts_too_long' }

/** A fault by the column behind a field; its code as lists of faults name it. */
export function faultAt(row: number, field: string, message: string): Fault {
  const known = /^(?:input|activity)\.([a-z_]+)$/.exec(message)?.[1]
  return { row, column: columnOf(field), code: otherwise[message] ?? known ?? 'value_wrong' }
}

const columns: Readonly<Record<string, ImportColumn>> = {
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

function columnOf(field: string): string {
  const name = field.split('.').at(-1) ?? field
  return headerOf(field.startsWith('topics') ? 'topics' : (columns[name] ?? 'title'))
}

function rowOf(cells: Cells<ImportColumn>, { placeOf, codeOf }: Known): ListedRow | null {
  const coded = (list: 'kind' | 'topic' | 'audience', key: ImportColumn, word: string) =>
    codeOf(list, word) ?? cells.wrong(key, 'code_unknown')
  const starts_on = cells.text('starts_on') ?? ''
  const kind = coded('kind', 'kind', cells.text('kind') ?? '')
  const place = placeOf(cells.text('place') ?? '', starts_on)
  if (place === 'unknown' || place === 'ambiguous') cells.wrong('place', `place_${place}`)
  const topics = (cells.text('topics') ?? '')
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean)
    .map((word) => coded('topic', 'topics', word))
  const groups = groupsOf(cells, (word) => coded('audience', 'audience', word))
  const [items, cost_vnd] = [whole(cells, 'items'), whole(cells, 'cost')]
  if (kind === null) return null
  const [ends_on, venue] = [cells.text('ends_on'), cells.text('venue')]
  return {
    input: {
      kind,
      title: cells.text('title') ?? '',
      starts_on,
      ...(ends_on ? { ends_on } : {}),
      place_id: place,
      ...(venue ? { venue } : {}),
      topics: topics.filter((topic) => topic !== null),
      groups,
      ...(items === undefined ? {} : { items }),
      ...(cost_vnd === undefined ? {} : { cost_vnd }),
    },
  }
}

/** Who came, as one group; none where the row counts nobody. */
function groupsOf(
  cells: Cells<ImportColumn>,
  audienceOf: (word: string) => string | null,
): NonNullable<ActivityInput['groups']> {
  const attendances = whole(cells, 'attendances')
  const parts = { female: whole(cells, 'female'), male: whole(cells, 'male') }
  const said = cells.text('audience')
  const audience = said ? audienceOf(said) : 'other'
  const [female = 0, male = 0] = [parts.female, parts.male]
  if (attendances === 0) cells.wrong('attendances', 'no_attendances')
  if (attendances === undefined && (parts.female ?? parts.male) !== undefined)
    cells.wrong('attendances', 'value_missing')
  if (attendances !== undefined && female + male > attendances) cells.wrong('male', 'parts_exceed')
  if (attendances === undefined || audience === null) return []
  return [
    {
      audience,
      attendances,
      ...(parts.female === undefined ? {} : { female }),
      ...(parts.male === undefined ? {} : { male }),
    },
  ]
}

/** A count of a cell; undefined where the cell is empty or wrong. */
function whole(cells: Cells<ImportColumn>, key: ImportColumn): number | undefined {
  const value = cells.number(key)
  if (value === null) return undefined
  return Number.isInteger(value) && value >= 0 ? value : (cells.wrong(key, 'not_number') ?? undefined)
}
