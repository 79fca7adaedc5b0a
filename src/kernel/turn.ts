import pg from 'pg'
import { prepareValue } from 'pg/lib/utils.js'

/** Most statements kept prepared on one connection; filters make many texts, and each costs the server memory. */
const most = 400

/** What a statement has brought. */
export interface Told {
  command: string
  rowCount: number
  rows: Record<string, unknown>[]
}

/** A statement the server has parsed on one connection; `reads` once it is known what its rows look like. */
interface Prepared {
  name: string
  reads?: RowReader | null
}

interface Asked {
  text: string
  statement: Prepared
  rows: Record<string, unknown>[]
  tell: (told: Told) => void
  fail: (error: Error) => void
}

interface RowReader {
  addFields(fields: unknown): void
  parseRow(fields: unknown): Record<string, unknown>
}

/** The messages of the extended protocol, as the driver's connection sends them. */
interface Wire {
  stream: { cork(): void; uncork(): void }
  parse(message: object): void
  bind(message: object): void
  describe(message: object): void
  execute(message: object): void
  close(message: object): void
  flush(): void
  sync(): void
}

const kept = new WeakMap<Wire, Map<string, Prepared>>()

/** A statement that was not run, since one before it in the same transaction has failed. */
export class Passed extends Error {}

/**
 * One transaction's turn on a connection. What is asked in one breath goes out in one write, and the server answers it
 * with one: it is told to answer when the breath ends, and not after every statement as the driver's own queries do. On
 * a machine with two cores those writes and wake-ups cost more than the statements. Every text is prepared once for a
 * connection; the server parses it, rewrites it with the row policies and plans it the first time, and runs it afterwards.
 */
export class Turn extends pg.Query {
  #wire: Wire | undefined
  #waiting: Asked[] = []
  #failed: Error | undefined
  #isHeld = false
  #isEnding = false
  #isSynced = false
  #isLastBreath = false
  #unproven = new Set<string>()

  constructor() {
    super({ text: 'a turn' }) // the driver wants a text; what is sent is what is asked
  }

  /** Asks for one statement; the answer, or what the server says against it. */
  ask(text: string, values: readonly unknown[] = []): Promise<Told> {
    if (this.#isEnding) return Promise.reject(new Error('a turn that has ended was asked for more'))
    return this.#ask(text, values)
  }

  /** This breath is the only one: the commit goes out with it. */
  commitWithThisBreath(): void {
    this.#isLastBreath = true
  }

  /** Ends the turn; resolves once the server has committed. A turn that has failed, or was not kept, is undone by `undo`. */
  commit(): Promise<Told> {
    if (this.#ending) return this.#ending
    this.#ending = this.#ask('commit', [])
    this.#isEnding = true
    return this.#ending
  }
  #ending: Promise<Told> | undefined

  /** Undoes what was done, whatever became of it. Rejects when the connection is lost. */
  async undo(client: pg.PoolClient): Promise<void> {
    const wire = this.#wire
    this.#isEnding = true
    if (!this.#isSynced) this.#sync(wire)
    // What failed before it was ever answered may be prepared or not: its name is given up and let go of.
    for (const text of this.#unproven) {
      const statement = wire && kept.get(wire)?.get(text)
      if (!wire || !statement) continue
      kept.get(wire)?.delete(text)
      wire.close({ type: 'S', name: statement.name })
    }
    await client.query('rollback')
  }

  #ask(text: string, values: readonly unknown[]): Promise<Told> {
    return new Promise((tell, fail) => {
      const wire = this.#wire
      if (this.#failed) return fail(new Passed('not run: a statement before it has failed'))
      if (!wire) return fail(new Error('the connection takes no statements any more'))
      this.#hold(wire)
      const statement = this.#prepared(wire, text)
      this.#waiting.push({ text, statement, rows: [], tell, fail })
      wire.bind({ portal: '', statement: statement.name, values, valueMapper: prepareValue })
      if (statement.reads === undefined) wire.describe({ type: 'P', name: '' })
      wire.execute({ portal: '', rows: 0 })
    })
  }

  #prepared(wire: Wire, text: string): Prepared {
    const all = kept.get(wire) ?? new Map<string, Prepared>()
    kept.set(wire, all)
    const known = all.get(text)
    if (known) return known
    const fresh: Prepared = { name: all.size < most ? `nm${++lastName}` : '' }
    wire.parse({ name: fresh.name, text })
    if (fresh.name) {
      all.set(text, fresh)
      this.#unproven.add(text)
    }
    return fresh
  }

  /** Holds what is written until the breath ends, then asks for the answers. */
  #hold(wire: Wire): void {
    if (this.#isHeld) return
    this.#isHeld = true
    wire.stream.cork()
    process.nextTick(() => {
      if (this.#isLastBreath) this.commit().catch(() => {}) // still within this breath, so that it ends with one sync
      this.#isHeld = false
      if (this.#isEnding && !this.#isSynced) this.#sync(wire)
      else if (!this.#isEnding) wire.flush()
      wire.stream.uncork()
    })
  }

  /** Ends the statements that belong together; a server that passes over them listens again from here on. */
  #sync(wire: Wire | undefined): void {
    this.#isSynced = true
    wire?.sync()
  }

  // What the driver's client calls.

  override submit = (connection: unknown) => {
    this.#wire = connection as Wire
    return null as unknown as undefined
  }

  handleRowDescription({ fields }: { fields: unknown }): void {
    const [asked] = this.#waiting
    if (!asked) return
    const reader = new (pg as unknown as { Result: new () => RowReader }).Result()
    reader.addFields(fields)
    asked.statement.reads = reader
  }

  handleDataRow({ fields }: { fields: unknown }): void {
    const [asked] = this.#waiting
    const row = asked?.statement.reads?.parseRow(fields)
    if (row) asked?.rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const asked = this.#waiting.shift()
    if (!asked) return
    asked.statement.reads ??= null
    this.#unproven.delete(asked.text)
    const [command = '', ...counts] = text.split(' ')
    asked.tell({ command, rowCount: Number(counts.at(-1) ?? 0), rows: asked.rows })
  }

  handleError(error: Error): void {
    this.#failed = error
    const [first, ...rest] = this.#waiting.splice(0)
    first?.fail(error)
    for (const each of rest) each.fail(new Passed('not run: a statement before it has failed'))
  }

  handleReadyForQuery(): void {}
}

let lastName = 0
