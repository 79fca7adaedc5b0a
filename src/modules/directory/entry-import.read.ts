import { graphemeLength } from '#kernel/shapes.ts'
import { type Cells as CellsOf, type OldList, readOldList } from '#modules/documents/index.ts'
import { dialled } from './duty-number.contract.ts'
import type { closedReasons, EntryKind, EntryLanguage, Help, LocationClass, OfficeOf } from './entry.codes.ts'
import * as words from './entry-import.columns.ts'
import { type Known, sameness } from './entry-import.queries.ts'
import type { OpenSpan } from './hours.rule.ts'
import { readHours } from './hours.words.ts'

/** A service as a list tells it. */
export interface ListedEntry {
  kind: EntryKind
  office_of: OfficeOf | null
  location: LocationClass
  name: string
  agency_id: string | null
  duty_code: null
  place_id: string
  address: string | null
  front_gate: string | null
  phone: string | null
  services: Help[]
  hours: OpenSpan[]
  languages: EntryLanguage[]
  eligibility: string | null
  capacity: number | null
  opened_on: string
  closed_on: string | null
  closed_reason: (typeof closedReasons)[number] | null
}

type Cells = CellsOf<words.EntryColumn>

/** Reads a list of services in memory; rows with faults are told and left out. The bytes go nowhere but through here. */
export function readEntries(file: string, known: Known, provinceId: string): Promise<OldList<ListedEntry>> {
  const seen = { entries: new Set<string>(), offices: new Set<string>() }
  return readOldList(file, words.entryColumns, (cells) => {
    let isWrong = false
    const wrong: Wrong = (column, code) => {
      isWrong = true
      return cells.wrong(column, code)
    }
    const entry = entryOf(cells, wrong, known, provinceId)
    if (entry && !isWrong) refuseTwice(entry, wrong, known, seen)
    return entry
  })
}

type Wrong = Cells['wrong']

function entryOf(cells: Cells, wrong: Wrong, known: Known, provinceId: string): ListedEntry | null {
  const textOf = (column: words.EntryColumn, max: number): string | null => {
    const said = cells.text(column)
    return said !== null && graphemeLength(said) > max ? wrong(column, 'too_long') : said
  }
  const codeOf = <C extends string>(
    column: words.EntryColumn,
    find: (said: string) => C | undefined,
  ): C | null => {
    const said = textOf(column, 200)
    return said === null ? null : (find(said) ?? wrong(column, 'code_unknown'))
  }
  const codesOf = <C extends string>(
    column: words.EntryColumn,
    find: (said: string) => C | undefined,
  ): C[] => {
    const said = (textOf(column, 500) ?? '').split(/[;,\n]/).flatMap((each) => each.trim() || [])
    const codes = said.flatMap((each) => find(each) ?? wrong(column, 'code_unknown') ?? [])
    if (new Set(codes).size < codes.length) wrong(column, 'code_twice')
    return codes
  }
  const kind = codeOf('kind', words.kindByWords)
  const office_of = codeOf('office_of', words.officeByWords)
  const location = codeOf('location', words.locationByWords)
  const name = textOf('name', 200)
  if (name !== null && graphemeLength(name) < 2) wrong('name', 'too_short')
  if (kind === 'social_work_office' && cells.text('office_of') === null) wrong('office_of', 'office_needed')
  if (kind !== null && kind !== 'social_work_office' && cells.text('office_of') !== null)
    wrong('office_of', 'office_only')
  const [address, front_gate] = [textOf('address', 300), textOf('front_gate', 300)]
  if (location === 'sealed') {
    if (cells.text('address') !== null) wrong('address', 'sealed_address')
    if (cells.text('place') !== null) wrong('place', 'sealed_place')
    if (cells.text('front_gate') === null) wrong('front_gate', 'gate_needed')
  }
  const days = daysOf(cells, wrong)
  const found = <T extends string>(
    column: words.EntryColumn,
    id: T | 'unknown' | 'ambiguous',
    what: string,
  ) => (id === 'unknown' || id === 'ambiguous' ? wrong(column, `${what}_${id}`) : id)
  const [said, body] = [textOf('place', 200), textOf('agency', 200)]
  const place =
    said && location !== 'sealed' ? found('place', known.placeOf(said, days.opened_on ?? ''), 'place') : null
  const agency_id = body ? found('agency', known.agencyOf(body), 'agency') : null
  const phone = textOf('phone', 40)
  const number = phone === null ? null : dialled.safeParse(phone)
  if (number && !number.success) wrong('phone', 'not_phone')
  const hours = textOf('hours', 1000)
  const spans = hours === null ? [] : readHours(hours)
  if (typeof spans === 'string') wrong('hours', spans)
  const entry = {
    office_of,
    agency_id,
    duty_code: null,
    place_id: place ?? provinceId,
    address,
    front_gate,
    phone: number?.data ?? null,
    services: codesOf('services', words.helpByWords),
    hours: typeof spans === 'string' ? [] : spans,
    languages: codesOf('languages', words.languageByWords),
    eligibility: textOf('eligibility', 500),
    capacity: capacityOf(cells.number('capacity'), wrong),
    closed_on: days.closed_on,
    closed_reason: codeOf('reason', words.reasonByWords),
  }
  if (!kind || !location || !name || !days.opened_on) return null
  if (entry.languages.length === 0) entry.languages.push('vi')
  return { kind, location, name, opened_on: days.opened_on, ...entry }
}

function daysOf(cells: Cells, wrong: Wrong): { opened_on: string | null; closed_on: string | null } {
  const [opened_on, closed_on] = [cells.text('opened'), cells.text('closed')]
  if (opened_on && opened_on < '1945-09-02') wrong('opened', 'day_impossible')
  if (closed_on && opened_on && closed_on <= opened_on) wrong('closed', 'closed_before')
  if (closed_on && cells.text('reason') === null) wrong('reason', 'reason_needed')
  if (!closed_on && cells.text('reason') !== null) wrong('closed', 'closed_needed')
  return { opened_on, closed_on }
}

function capacityOf(said: number | null, wrong: Wrong): number | null {
  if (said === null) return null
  if (!Number.isInteger(said)) return wrong('capacity', 'not_whole')
  if (said < 1) return wrong('capacity', 'too_small')
  return said > 10_000 ? wrong('capacity', 'too_many') : said
}

/** The same service twice, in the list or in the directory; a second open office of one body. */
function refuseTwice(
  entry: ListedEntry,
  wrong: Wrong,
  known: Known,
  seen: { entries: Set<string>; offices: Set<string> },
): void {
  const { kind, name, place_id, agency_id, closed_on } = entry
  const same = sameness(kind, name, place_id)
  if (seen.entries.has(same)) wrong('name', 'row_twice')
  else if (closed_on === null && known.there.has(same)) wrong('name', 'there_already')
  seen.entries.add(same)
  if (kind !== 'social_work_office' || agency_id === null || closed_on !== null) return
  if (seen.offices.has(agency_id)) wrong('agency', 'office_twice')
  else if (known.withOffice.has(agency_id)) wrong('agency', 'office_there')
  seen.offices.add(agency_id)
}
