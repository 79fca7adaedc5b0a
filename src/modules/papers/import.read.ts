import { type Cells, type OldList, readOldList } from '#modules/documents/index.ts'
import { type ImportColumn, importColumns, kindByWords } from './import.columns.ts'
import type { PaperKind } from './paper.codes.ts'

interface ReadTask {
  what: string
  owner_id?: string
  owner_name?: string
  due_on: string
  wanted: number
}

/** A paper as a register tells it: its own words, and a task for every row that names one. */
export interface ReadPaper {
  kind: PaperKind
  number: string
  issued_on: string
  issuer_id?: string
  issuer_name?: string
  subject: string
  signer?: string
  from_on: string
  until_on?: string
  money_vnd?: number
  tasks: ReadTask[]
}
export type ReadRow = Omit<ReadPaper, 'tasks'> & { task?: ReadTask }

const most = { number: 80, issuer: 200, subject: 600, signer: 120, what: 600, owner: 200 } as const
const mostMoney = 100_000_000_000_000

/**
 * The rows of a register, with what is wrong with each by its column. `agencyOf` finds a body by its name; a name nobody knows
 * stays a name.
 */
export function readRegister(
  file: string,
  of: { today: string; agencyOf: (said: string) => string | undefined },
): Promise<OldList<ReadRow>> {
  return readOldList<ImportColumn, ReadRow>(file, importColumns, (cells) => {
    const said = (key: keyof typeof most) => {
      const text = cells.text(key) ?? ''
      if (text.length > most[key]) cells.wrong(key, 'too_long')
      return text
    }
    const kind = kindByWords(cells.text('kind') ?? '') ?? cells.wrong('kind', 'code_unknown') ?? 'other'
    const [number, subject, issuer, signer] = [
      said('number'),
      said('subject'),
      said('issuer'),
      said('signer'),
    ]
    if (subject.length < 3) cells.wrong('subject', 'value_missing')
    const issued_on = cells.text('issued') ?? ''
    if (issued_on < '2000-01-01' || issued_on > of.today) cells.wrong('issued', 'day_impossible')
    const from_on = cells.text('from') ?? issued_on
    if (from_on < '2000-01-01' || from_on > '2100-12-31') cells.wrong('from', 'day_impossible')
    const until_on = cells.text('until')
    if (until_on !== null && (until_on < from_on || until_on > '2100-12-31'))
      cells.wrong('until', until_on < from_on ? 'ends_before_start' : 'day_impossible')
    const money = cells.number('money')
    if (money !== null && !(Number.isInteger(money) && money >= 0 && money <= mostMoney))
      cells.wrong('money', 'not_count')
    const issuerId = of.agencyOf(issuer)
    return {
      kind,
      number,
      issued_on,
      ...(issuerId ? { issuer_id: issuerId } : { issuer_name: issuer }),
      subject,
      ...(signer ? { signer } : {}),
      from_on,
      ...(until_on === null ? {} : { until_on }),
      ...(money === null ? {} : { money_vnd: money }),
      ...taskOf(cells, said('what'), said('owner'), of.agencyOf),
    }
  })
}

/** The task of a row; none where the row names none. A task without its owner or day is a fault, and so is the reverse. */
function taskOf(
  cells: Cells<ImportColumn>,
  what: string,
  owner: string,
  agencyOf: (said: string) => string | undefined,
): { task?: ReadTask } {
  const due_on = cells.text('due')
  const wanted = cells.number('wanted')
  if (what === '' && owner === '' && due_on === null && wanted === null) return {}
  if (what.length < 3) cells.wrong('what', 'value_missing')
  if (owner === '') cells.wrong('owner', 'value_missing')
  if (due_on === null) cells.wrong('due', 'value_missing')
  else if (due_on < '2000-01-01' || due_on > '2100-12-31') cells.wrong('due', 'day_impossible')
  if (wanted !== null && !(Number.isInteger(wanted) && wanted >= 1 && wanted <= 10_000))
    cells.wrong('wanted', 'not_count')
  const id = agencyOf(owner)
  const by = id ? { owner_id: id } : { owner_name: owner }
  return { task: { what, ...by, due_on: due_on ?? '', wanted: wanted ?? 1 } }
}

/** What makes two rows one paper, and a paper of a list the same as one that stands: the database keeps each once. */
export const keyOf = (paper: { number: string; issued_on: string }) => `${paper.issued_on} ${paper.number}`

/** Rows of one number and day are one paper, each with a task; the first row tells the paper. */
export function joinRows(rows: readonly (ReadRow & { row: number })[]): (ReadPaper & { row: number })[] {
  return [...Map.groupBy(rows, keyOf).values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { task: _, ...paper } = first
    return [{ ...paper, tasks: same.flatMap((each) => each.task ?? []) }]
  })
}
