/**
 * A load generator in a process of its own: `node bench/load.ts` reads one plan as JSON from standard input, sends
 * requests over kept-alive loopback connections, and prints what it saw as JSON.
 */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

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
  const agent = new Agent({ keepAlive: true, maxSockets: plan.clients })
  let next = 0
  let failed = 0
  const times: number[] = []

  function send(n: number): Promise<void> {
    return new Promise((done) => {
      const began = performance.now()
      const body = plan.body?.replaceAll('{{n}}', String(n))
      const sent = request(
        {
          agent,
          host: plan.host,
          port: plan.port,
          method: plan.method,
          path: plan.paths[n % plan.paths.length],
          headers: {
            cookie: plan.cookies[n % plan.cookies.length],
            ...(body
              ? {
                  'content-type': 'application/json',
                  'content-length': Buffer.byteLength(body),
                  'idempotency-key': randomUUID(),
                }
              : {}),
          },
        },
        (reply) => {
          reply.resume()
          reply.on('end', () => {
            if (reply.statusCode !== 200) failed++
            if (n >= plan.warmUp) times.push(performance.now() - began)
            done()
          })
        },
      )
      sent.on('error', () => {
        failed++
        done()
      })
      sent.end(body)
    })
  }

  async function client(until: number): Promise<void> {
    while (next < until) await send(next++)
  }
  const all = (until: number) => Promise.all(Array.from({ length: plan.clients }, () => client(until)))
  await all(plan.warmUp)
  const began = performance.now()
  await all(plan.warmUp + plan.count)
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { perSecond: plan.count / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed }
}

if (import.meta.main) {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  console.log(JSON.stringify(await run(JSON.parse(Buffer.concat(chunks).toString()))))
}
