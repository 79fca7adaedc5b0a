/** What the benches of one question share: a PostgreSQL and a server of their own, somebody who asks, and how long it took. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import { openHouse } from '#app/house.ts'
import { modules } from '#app/modules.ts'
import { createServer } from '#app/server.ts'
import { entered } from '#kernel/context.ts'
import { newToken, sessionCookieName, tokenHash } from '#kernel/cookies.ts'
import { loginConfig } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { baseKey, cloneDatabase, startTestDatabase } from '#tests/support/cluster.ts'
import { serveFloor } from './floor.ts'

const floorBody = {
  kind: 'inbound_call',
  topic: 'domestic_violence',
  started_at: '2026-11-20T08:00:00+07:00',
  notes: 'x'.repeat(220),
}

export interface BenchHouse {
  /** Asks as the superuser, past row policies and audit: filling is no work of anybody. */
  ask<T extends object = { id: string }>(text: string, values?: unknown[]): Promise<T[]>
  /** A new account with one role, signed in for two hours. */
  signIn(
    role: string,
    agencyId: string,
  ): Promise<{
    id: string
    cookie: string
    get(address: string): Promise<string>
    post(address: string, body: object): Promise<{ id: string }>
  }>
  /** The server itself, for what an officer's question is too little for. */
  app: FastifyInstance
  /** One bare INSERT with an audit trigger through the same server: what every other act of this run is held against. */
  floor(): Promise<void>
}

/** Opens the house, lets the bench fill and ask it, and takes everything away again. `now`: the day people live in. */
export async function inBenchHouse(
  name: string,
  { now = () => new Date() }: { now?: () => Date },
  story: (house: BenchHouse) => Promise<void>,
): Promise<void> {
  const cluster = await startTestDatabase()
  try {
    const clone = await cloneDatabase(cluster.facts, `bench_${name}`)
    const house = openHouse({
      ...clone,
      base: baseKey(clone.keys),
      demo: false,
      publicUrl: new URL('http://localhost:4300'),
      now,
      connections: 4,
    })
    const app = await createServer(house, modules, {
      publicUrl: house.publicUrl,
      trustProxy: false,
      isReady: async () => true,
      log: false,
    })
    const superuser = new pg.Client({ ...cluster.facts.superuser, database: clone.server.database })
    superuser.on('error', () => {}) // the cluster ends first when a question fails; its own fault is what is told
    await superuser.connect()
    await superuser.query('set session_replication_role = replica')
    const ask: BenchHouse['ask'] = async (text, values = []) => (await superuser.query(text, values)).rows
    const pool = new pg.Pool(loginConfig(clone.server, 'nangmai_app', baseKey(clone.keys)))
    await serveFloor(app, superuser, pool)
    await story({
      ask,
      app,
      async floor() {
        const answer = await app.inject({ method: 'POST', url: '/bench/floor', payload: floorBody })
        if (answer.statusCode !== 200) throw new Error(`/bench/floor: ${answer.body}`)
      },
      async signIn(role, agencyId) {
        const id = newId()
        await ask("insert into staff (id, username, display_name) values ($1, $2, 'Người Đo')", [
          id,
          `do.${id.slice(-12)}`,
        ])
        await ask(
          "insert into staff_role (id, staff_id, agency_id, role, from_on) values (gen_random_uuid(), $1, $2, $3, '2016-01-01')",
          [id, agencyId, role],
        )
        const token = newToken()
        await entered(house.db, null, (trx) =>
          sql`select access.open_session(${newId()}, ${tokenHash(token)}, ${id}, 'open', interval '2 hours')`.execute(
            trx,
          ),
        )
        const cookie = `${sessionCookieName(false)}=${token}`
        return {
          id,
          cookie,
          async post(address, body) {
            const headers = { cookie, origin: house.publicUrl.origin, 'idempotency-key': newId() }
            const answer = await app.inject({ method: 'POST', url: address, headers, payload: body })
            if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.body}`)
            return answer.json()
          },
          async get(address) {
            const headers = { cookie }
            const answer = await app.inject({ method: 'GET', url: address, headers })
            if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.body}`)
            return answer.body
          },
        }
      },
    })
    await pool.end()
    await superuser.end()
    await app.close()
    await house.close()
    await clone.drop()
  } finally {
    await cluster.stop()
  }
}

/** Asks a question many times, prints how long the answers took and gives the median; the first few only warm up. */
export async function measure(
  what: string,
  promisedMs: number,
  times: number,
  question: (n: number) => Promise<unknown>,
): Promise<number> {
  const { p50, p95 } = await asked(times, question)
  console.log(
    `${what}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (promised ${promisedMs}) ${p95 <= promisedMs ? 'yes' : 'NO'}`,
  )
  return p50
}

/** The same where nothing is promised but a ratio: prints and gives the median. */
export async function timed(
  what: string,
  times: number,
  question: (n: number) => Promise<unknown>,
): Promise<number> {
  const { p50, p95 } = await asked(times, question)
  console.log(`${what}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`)
  return p50
}

async function asked(times: number, question: (n: number) => Promise<unknown>) {
  const took: number[] = []
  for (let n = 0; n < times + 5; n++) {
    const from = performance.now()
    await question(n)
    if (n >= 5) took.push(performance.now() - from)
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.floor(took.length * share)] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
