import { once } from 'node:events'
import type { Client, Connection, Submittable } from 'pg'
import pg from 'pg'

/*
 * COPY through `pg`, which speaks the protocol but leaves the data to the query under way. In binary format the server
 * sends one message per row; the first one carries the header of the format, the last one its end mark.
 * Source: PostgreSQL documentation, "COPY", "COPY Operations" and "Message Formats".
 */

const enough = 1_048_576 // bytes that may wait before the server is asked to pause
const header = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const endMark = Buffer.from([0xff, 0xff])

type Wire = Connection & {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

/** Rows of `COPY … TO STDOUT (format binary)`, as many at a time as have arrived, without the marks of the format. */
export async function* copyOut(client: Client, text: string): AsyncGenerator<Buffer[]> {
  let waiting: Buffer[] = []
  let bytes = 0
  let over = false
  let wake = () => {}
  let wire: Wire | undefined
  const ended = runCopy(client, text, {
    handleCopyData(message: { chunk: Buffer }, connection: Connection) {
      wire = connection as Wire
      waiting.push(Buffer.from(message.chunk)) // the parser uses its memory again
      bytes += message.chunk.length
      if (bytes > enough) wire.stream.pause()
      wake()
    },
  })
  const end = () => {
    over = true
    wake()
  }
  ended.then(end, end)

  try {
    let isFirst = true
    while (!over || waiting.length > 0) {
      const messages = waiting
      waiting = []
      bytes = 0
      wire?.stream.resume()
      if (messages.length === 0) {
        await new Promise<void>((done) => {
          wake = done
        })
        continue
      }
      if (isFirst && messages[0]) messages[0] = messages[0].subarray(header.length)
      isFirst = false
      const rows = messages.filter((message) => !message.equals(endMark))
      if (rows.length > 0) yield rows
    }
    await ended
  } finally {
    if (!over) wire?.stream.destroy() // whoever reads gave up in the middle; the connection is of no more use
  }
}

/** Feeds rows to `COPY … FROM STDIN (format binary)`, adding the marks of the format. Fails as its source fails. */
export async function copyIn(client: Client, text: string, rows: AsyncIterable<Buffer>): Promise<void> {
  let over = false
  let broken: unknown
  const ended = runCopy(client, text, {
    handleCopyInResponse(connection: Connection) {
      const wire = connection as Wire
      feed(wire).catch((error) => {
        broken = error
        if (!over) wire.sendCopyFail('the source broke off')
      })
    },
  })
  ended.then(
    () => {},
    () => {
      over = true
    },
  )

  async function feed(wire: Wire): Promise<void> {
    wire.sendCopyFromChunk(header)
    for await (const chunk of rows) {
      if (over) return
      wire.sendCopyFromChunk(chunk)
      if (wire.stream.writableNeedDrain) await Promise.race([once(wire.stream, 'drain'), ended])
    }
    wire.sendCopyFromChunk(endMark)
    wire.endCopyFrom()
  }

  await ended.catch((error) => {
    throw broken ?? error
  })
}

/** `"public"."contact"`, as SQL reads it. */
export function quoted(...names: string[]): string {
  return names.map((name) => pg.escapeIdentifier(name)).join('.')
}

/** Hands `pg` the query under way and waits until the server has done with it. */
function runCopy(client: Client, text: string, handlers: object): Promise<void> {
  return new Promise((done, fail) => {
    const nothing = () => {}
    const query: Submittable = {
      submit: (connection: Connection) => (connection as Wire).query(text),
      ...{
        handleRowDescription: nothing,
        handleDataRow: nothing,
        handlePortalSuspended: nothing,
        handleEmptyQuery: nothing,
      },
      ...{ handleCommandComplete: nothing, handleReadyForQuery: () => done(), handleError: fail },
      ...handlers,
    }
    client.query(query)
  })
}

/** `"id", "name"` */
export function quotedList(names: readonly string[]): string {
  return names.map((name) => pg.escapeIdentifier(name)).join(', ')
}
