import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, inject as provided } from 'vitest'
import { type OpenHouse, openHouse } from '#app/house.ts'
import { modules } from '#app/modules.ts'
import { createServer } from '#app/server.ts'
import { entered } from '#kernel/context.ts'
import type { CallOf, Contract, ReplyOf } from '#kernel/contract.ts'
import { newToken, sessionCookieName, tokenHash } from '#kernel/cookies.ts'
import type { Server } from '#kernel/database.ts'
import { loginConfig } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RootKeys } from '#kernel/root-key.ts'
import { withClient } from '#kernel/schema.ts'
import type { Role } from '#modules/access/index.ts'
import { baseKey, cloneDatabase } from './cluster.ts'

/** One test file's own house: a fresh database, the real server, people who are signed in. */
export interface World {
  house: OpenHouse
  app: FastifyInstance
  server: Server
  keys: RootKeys
  /** Sets the clock every use case reads; sessions keep the database's own. */
  setNow(now: string | null): void
  agency(
    overrides?: Partial<{ kind: string; name: string; province_id: string; duties: string[] }>,
  ): Promise<string>
  staff(role: Role | Role[], options?: { agencyId?: string; name?: string }): Promise<Person>
  owner<T extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>
}

/** Somebody signed in. `call` answers with the reply or throws the `Refusal` the server made. */
export interface Person {
  id: string
  username: string
  agencyId: string
  token: string
  call<C extends Contract>(
    contract: C,
    input?: Partial<CallOf<C>> & { file?: Uint8Array },
    options?: CallOptions,
  ): Promise<ReplyOf<C>>
  send(contract: Contract, input?: object, options?: CallOptions): Promise<LightMyRequestResponse>
}

export interface CallOptions {
  key?: string
  headers?: Record<string, string>
}

export interface WorldOptions {
  demo?: boolean
  publicUrl?: URL
  /** Takes every line the running server logs. */
  log?: { write(line: string): void }
}

/** Opens a world for this file and closes it afterwards. Read it inside tests: `world().staff('operator')`. */
export function useWorld(options: WorldOptions = {}): () => World {
  let world: (World & { close(): Promise<void> }) | undefined
  beforeAll(async () => {
    world = await openWorld(options)
  })
  afterAll(() => world?.close())
  return () => {
    if (!world) throw new Error('the world opens before the first test')
    return world
  }
}

async function openWorld(options: WorldOptions): Promise<World & { close(): Promise<void> }> {
  const facts = provided('cluster')
  const clone = await cloneDatabase(facts, `t_${randomUUID().replaceAll('-', '')}`)
  const { server, keys } = clone
  let now: Date | null = null
  const base = baseKey(keys)
  const house = openHouse({
    server,
    keys,
    base,
    demo: options.demo ?? false,
    publicUrl: options.publicUrl ?? new URL('http://localhost:4300'),
    now: () => now ?? new Date(),
    connections: 8,
  })
  const app = await createServer(house, modules, {
    publicUrl: house.publicUrl,
    trustProxy: false,
    isReady: async () => true,
    log: options.log ?? Boolean(process.env.NM_LOG),
    neverBusy: true,
  })
  await app.ready()
  const owner = <T>(text: string, values: unknown[] = []) =>
    withClient(
      loginConfig(server, 'nangmai_owner', base),
      async (client) => (await client.query(text, values)).rows as T[],
    )
  let count = 0

  const world: World = {
    house,
    app,
    server,
    keys,
    owner,
    setNow(at) {
      now = at ? new Date(at) : null
    },
    async agency(overrides = {}) {
      const id = newId()
      const province = overrides.province_id ?? '22'
      await owner(
        'insert into agency (id, province_id, place_id, kind, name, valid_from) values ($1, $2, $2, $3, $4, $5)',
        [
          id,
          province,
          overrides.kind ?? 'centre',
          overrides.name ?? `Trung tâm thử ${++count}`,
          '2020-01-01',
        ],
      )
      for (const duty of overrides.duties ?? []) {
        await owner(
          'insert into agency_duty (id, agency_id, duty_code, place_id, from_on, basis) values ($1, $2, $3, $4, $5, $6)',
          [newId(), id, duty, province, '2020-01-01', 'thử'],
        )
      }
      return id
    },
    async staff(role, given = {}) {
      const id = newId()
      const username = `thu.${++count}`
      const agencyId = given.agencyId ?? (await world.agency())
      await owner('insert into staff (id, username, display_name) values ($1, $2, $3)', [
        id,
        username,
        given.name ?? `Người Thử ${count}`,
      ])
      for (const each of [role].flat()) {
        await owner(
          'insert into staff_role (id, staff_id, agency_id, role, from_on) values ($1, $2, $3, $4, $5)',
          [newId(), id, agencyId, each, '2020-01-01'],
        )
      }
      const token = newToken()
      await entered(house.db, null, (trx) =>
        sql`select access.open_session(${newId()}, ${tokenHash(token)}, ${id}, 'open', interval '12 hours')`.execute(
          trx,
        ),
      )
      return personOf(app, { id, username, agencyId, token })
    },
  }
  return {
    ...world,
    async close() {
      await app.close()
      await house.close()
      await clone.drop()
    },
  }
}

function personOf(
  app: FastifyInstance,
  facts: { id: string; username: string; agencyId: string; token: string },
): Person {
  const send = (contract: Contract, input: object = {}, options: CallOptions = {}) =>
    sendCall(app, facts.token, contract, input as CallInput, options)
  return {
    ...facts,
    send,
    async call(contract, input = {}, options = {}) {
      const response = await send(contract, input, options)
      if (response.statusCode === 200)
        return (contract.file ? { name: '', bytes: response.rawPayload } : response.json()) as never
      const { error } = response.json() as {
        error: { code: string; message: string; facts?: Record<string, string> }
      }
      throw Object.assign(new Refusal(error.code, error.facts), {
        status: response.statusCode,
        answer: error,
      })
    },
  }
}

/** A body with a file, as a browser's form sends it: the part `data`, then the part `file`. */
async function formOf(body: unknown, file: Uint8Array): Promise<{ payload: Buffer; type: string }> {
  const form = new FormData()
  form.append('data', JSON.stringify(body))
  form.append('file', new Blob([Buffer.from(file)]), 'tep')
  const sent = new Response(form)
  return { payload: Buffer.from(await sent.arrayBuffer()), type: sent.headers.get('content-type') ?? '' }
}

interface CallInput {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  file?: Uint8Array
}

/** Sends one call as a browser would: cookie, key, JSON. */
export async function sendCall(
  app: FastifyInstance,
  token: string | undefined,
  contract: Contract,
  input: CallInput,
  options: CallOptions = {},
): Promise<LightMyRequestResponse> {
  const path = contract.path.replace(/:(\w+)/g, (_, name) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  )
  const query = new URLSearchParams(
    Object.entries(input.query ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  )
  const form = input.file && (await formOf(input.body, input.file))
  return app.inject({
    method: contract.method,
    url: query.size > 0 ? `${path}?${query}` : path,
    headers: {
      ...(token ? { cookie: `${sessionCookieName(false)}=${token}` } : {}),
      ...(contract.effect === 'write' && !contract.exempt
        ? { 'idempotency-key': options.key ?? randomUUID() }
        : {}),
      ...(form ? { 'content-type': form.type } : {}),
      ...options.headers,
    },
    ...(form ? { payload: form.payload } : input.body !== undefined ? { payload: input.body as object } : {}),
  })
}

/** The code of the refusal a call ends with, or `undefined` when it goes well: `expect(await refusalOf(…)).toBe('record.not_found')`. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
