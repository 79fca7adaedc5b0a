/**
 * A load generator in a process of its own: `node bench/load.ts` reads one plan as JSON from standard input, sends
 * requests over kept-alive loopback connections, and prints what it saw as JSON. It shares two cores with what it
 * measures: a general HTTP client would take a tenth of them for itself.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'

export interface Plan {
  host: string
  port: number
  clients: number
  /** Requests that warm up and are not counted, then requests that are. */
  warmUp: number
  count: number
  cookies: string[]
  method: string
  /** One address, or several taken in turn. */
  paths: string[]
  /** Body as JSON text; `{{n}}` becomes the number of the request. */
  body?: string
}

export interface Seen {
  perSecond: number
  p50: number
  p95: number
  p99: number
  failed: number
}

async function run(plan: Plan): Promise<Seen> {
  let next = 0
  let failed = 0
  const times: number[] = []
  const lines = await Promise.all(Array.from({ length: plan.clients }, () => openLine(plan.host, plan.port)))

  async function client(line: Line, until: number): Promise<void> {
    while (next < until) {
      const n = next++
      const began = performance.now()
      const status = await line.ask(requestOf(plan, n))
      if (status !== 200) failed++
      if (n >= plan.warmUp) times.push(performance.now() - began)
    }
  }
  const all = (until: number) => Promise.all(lines.map((line) => client(line, until)))
  await all(plan.warmUp)
  const began = performance.now()
  await all(plan.warmUp + plan.count)
  const seconds = (performance.now() - began) / 1000
  for (const line of lines) line.close()
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { perSecond: plan.count / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed }
}

/** One request as it goes over the wire. */
function requestOf(plan: Plan, n: number): string {
  const body = plan.body?.replaceAll('{{n}}', String(n)) ?? ''
  const head = [
    `${plan.method} ${plan.paths[n % plan.paths.length]} HTTP/1.1`,
    `host: ${plan.host}:${plan.port}`,
    `cookie: ${plan.cookies[n % plan.cookies.length]}`,
    ...(body
      ? [
          'content-type: application/json',
          `content-length: ${Buffer.byteLength(body)}`,
          `idempotency-key: ${randomUUID()}`,
        ]
      : []),
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

interface Line {
  /** Sends one request and resolves with the status once the whole answer has come. */
  ask(request: string): Promise<number>
  close(): void
}

/**
 * A kept-alive connection with one request on its way. Only what our own server answers is understood: a status line and
 * a body of the length that is told; anything else ends the run.
 */
async function openLine(host: string, port: number): Promise<Line> {
  const socket = connect({ host, port, noDelay: true })
  await once(socket, 'connect')
  let heard = ''
  let tell = (_: number) => {}
  let fail = (_: Error) => {}
  socket.setEncoding('latin1') // one character a byte: lengths are told in bytes
  socket.on('data', (piece: string) => {
    heard += piece
    const end = heard.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = /content-length: (\d+)/i.exec(heard.slice(0, end))?.[1]
    if (length === undefined) return fail(new Error(`an answer without length: ${heard.slice(0, end)}`))
    if (heard.length < end + 4 + Number(length)) return
    const status = Number(heard.slice(9, 12))
    heard = ''
    tell(status)
  })
  socket.on('error', (error) => fail(error))
  socket.on('close', () => fail(new Error('the server closed the connection')))
  return {
    ask(request) {
      return new Promise((resolve, reject) => {
        tell = resolve
        fail = reject
        socket.write(request)
      })
    },
    close: () => socket.destroy(),
  }
}

if (import.meta.main) {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  console.log(JSON.stringify(await run(JSON.parse(Buffer.concat(chunks).toString()))))
}
