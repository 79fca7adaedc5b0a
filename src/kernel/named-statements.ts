import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import type { ClientBase, QueryConfig } from 'pg'

/** Most statements kept prepared on one connection; filters make many texts, and each costs the server memory. */
const most = 400

const names = new Map<string, string>()

/**
 * Lets a connection prepare each statement once: the server parses, rewrites with the row policies and plans it the
 * first time, and runs the plan afterwards. For short statements that is half their cost. Statements without
 * parameters (begin, commit) go as they are.
 */
export function nameStatements(client: ClientBase): void {
  const known = new Set<string>()
  const query = client.query.bind(client) as (...words: unknown[]) => unknown
  client.query = ((...words: unknown[]) => {
    holdWrites(client)
    const [text, values, ...rest] = words
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return query(...words)
    if (!known.has(text)) {
      if (known.size >= most) return query(...words)
      known.add(text)
    }
    return query({ name: nameOf(text), text, values } satisfies QueryConfig, ...rest)
  }) as typeof client.query
}

const held = new WeakSet<ClientBase>()

/**
 * Statements asked for in one breath go out in one write: what costs most on a short statement is waking the server up
 * for it, and a transaction's beginning is never read before its first statement is sent.
 */
function holdWrites(client: ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  if (held.has(client)) return
  held.add(client)
  stream.cork()
  process.nextTick(() => {
    held.delete(client)
    stream.uncork()
  })
}

/** The same text has the same name on every connection; a hash keeps it within the server's 63 characters. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32)
  if (names.size < most * 4) names.set(text, name)
  return name
}
