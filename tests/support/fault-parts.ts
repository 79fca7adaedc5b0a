import type { Role } from '#modules/access/index.ts'
import type { IdorRow } from '../faults/idor.rows.ts'
import type { Known, Sample } from './samples.ts'
import type { Person, World } from './world.ts'

/** What a part finds when it makes its records: the house of the scene, somebody of every role on its one case. */
export interface PartScene {
  world: World
  people: Record<Role, Person>
  known: Record<string, string>
  agencyId: string
  otherAgencyId: string
  /** Asks the database itself, past all row rules. */
  look<T extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>
}

type Hint = (body: Record<string, unknown>) => Record<string, unknown>

/**
 * What the fault tests must know of some modules' routes and no shape can say. One file a module in `tests/faults/parts`;
 * a route with free text or with an id that none of them tells of fails the tests.
 */
export interface FaultPart {
  /** Makes the records its routes name, through the routes themselves; the names go into `known`. */
  make?(scene: PartScene): Promise<Record<string, string>>
  /** Which known record a parameter or field names: by `field`, or by `METHOD /path field` where that differs. */
  records?: Readonly<Record<string, string>>
  /** What has to fit together in one body (or query), by route. */
  hints?: Readonly<Record<string, Hint>>
  queryHints?: Readonly<Record<string, Hint>>
  /** Where the version stands that a route asks for: part of the path, table, key column, parameter or field. */
  versionAt?: readonly (readonly [part: string, table: string, column: string, param: string])[]
  /** Brings records to the state in which a route accepts the sample, by route. */
  fresh?: Readonly<
    Record<
      string,
      (look: PartScene['look'], known: Known, sample: Sample) => Promise<Partial<Sample> | undefined>
    >
  >
  /** Routes whose text is kept, with those that read it back. */
  readBy?: Readonly<Record<string, readonly string[]>>
  /** Routes whose texts are read back inside a longer line. */
  within?: readonly string[]
  /** Texts that stand on a printed paper alone, or nowhere: `METHOD /path field.path`. */
  unread?: readonly string[]
  /** Routes whose text is looked for, compared or hashed, and kept nowhere. */
  notKept?: readonly string[]
  /** Fields that name a record by its number, as `METHOD /path body.field`: the corpus there names nothing, and is told so. */
  numbers?: readonly string[]
  /** Last names of fields with a form of their own: most of the corpus is bad input there. */
  strict?: readonly string[]
  /** Fields whose text stands in the database as it was typed, `METHOD /path field.path`, by why that may be. */
  inClear?: Readonly<Record<string, readonly string[]>>
  /** Places where a route takes an id, and for whom what it names exists. */
  idor?: readonly IdorRow[]
}

const files = import.meta.glob<{ part: FaultPart }>('../faults/parts/*.part.ts', { eager: true })

export const parts: readonly FaultPart[] = Object.entries(files)
  .sort(([one], [other]) => one.localeCompare(other))
  .map(([, file]) => file.part)

/** Joins one record of all parts; a key that two of them claim is a mistake. */
export function joined<T>(
  pick: (part: FaultPart) => Readonly<Record<string, T>> | undefined,
): Record<string, T> {
  const all: Record<string, T> = {}
  for (const part of parts)
    for (const [key, value] of Object.entries(pick(part) ?? {})) {
      if (key in all) throw new Error(`two parts tell of ${key}`)
      all[key] = value
    }
  return all
}
