import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import {
  AlreadyMade,
  type Context,
  entered,
  type House,
  type OnceOnly,
  type Session,
} from '#kernel/context.ts'
import type { Contract } from '#kernel/contract.ts'
import { sessionCookieName, tokenHash } from '#kernel/cookies.ts'
import type { Edge, FileReply, Module, PublicRoute, Route } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { MissingFile, takeUpload } from '#kernel/upload.ts'

declare module 'fastify' {
  interface FastifyRequest {
    session?: Session
    /** What an earlier try with the same key has made. */
    made?: { made: unknown; route: string; bodyHash: Buffer }
  }
}

interface SessionRow {
  session_id: string
  staff_id: string
  state: string
  display_name: string
  username: string
  language: 'vi' | 'en'
  roles: string[]
  agency_id: string | null
  agency_name: string | null
  province_id: string | null
  made: unknown
  made_route: string | null
  made_hash: Buffer | null
}

const none = z.strictObject({})
const key = z.uuid()

/** Binds every route of every module to Fastify: who asks, may they, is it well-formed, then the use case. */
export function bindModules(
  app: FastifyInstance,
  house: House,
  edge: EdgeSettings,
  modules: readonly Module[],
): void {
  const permits = new Map(modules.flatMap((module) => Object.entries(module.permits)))
  for (const module of modules) {
    for (const route of module.routes) bind(app, house, edge, permits, route)
  }
}

export interface EdgeSettings {
  /** Cookies carry `Secure` and the `__Host-` prefix. */
  secure: boolean
}

function bind(
  app: FastifyInstance,
  house: House,
  edge: EdgeSettings,
  permits: ReadonlyMap<string, readonly string[]>,
  route: Route | PublicRoute,
): void {
  const { contract } = route
  if (contract.permit !== 'public' && contract.permit !== 'signed-in' && !permits.has(contract.permit)) {
    throw new Error(`${contract.method} ${contract.path}: no module grants the permit ${contract.permit}`)
  }
  app.route({
    method: contract.method,
    url: contract.path,
    schema: {
      summary: contract.summary,
      ...(contract.params ? { params: contract.params } : {}),
      querystring: contract.query ?? none,
      ...(contract.method === 'GET' ? {} : { body: contract.body ?? none.nullish() }),
      ...(contract.file ? {} : { response: { 200: contract.reply } }),
    },
    ...(contract.upload ? { preValidation: takeUpload(contract.upload.mostBytes) } : {}),
    onRequest: async (request) => {
      if (contract.permit === 'public') return
      request.session = await whoAsks(house, edge, permits, request)
      if (contract.permit === 'signed-in') return
      if (!request.session.permits.includes(contract.permit)) {
        throw new Refusal('permit.missing', { permit: contract.permit })
      }
    },
    handler: async (request, reply) => {
      const input = {
        params: request.params,
        query: request.query,
        body: request.body ?? undefined,
        ...(request.uploaded ? { file: request.uploaded } : {}),
      }
      if (!('handle' in route)) return route.answer(house, input, edgeOf(edge, request, reply))
      const { session } = request
      if (!session) throw new Refusal('session.missing')
      if (contract.upload && !request.uploaded) throw new MissingFile()
      const once = onceOnly(contract, request)
      if (once && request.made) return replay(request.made, once)
      const ctx: Context = { ...house, session, once }
      const answer = await route
        .handle(ctx, input)
        .catch((error) => settledElsewhere(house, session, once, error))
      return contract.file ? sendFile(reply, contract.file, answer as FileReply) : answer
    },
  })
}

async function whoAsks(
  house: House,
  edge: EdgeSettings,
  permits: ReadonlyMap<string, readonly string[]>,
  request: FastifyRequest,
): Promise<Session> {
  const token = request.cookies[sessionCookieName(edge.secure)]
  if (!token) throw new Refusal('session.missing')
  const hash = tokenHash(token)
  const sent = key.safeParse(request.headers['idempotency-key'])
  const found =
    await sql<SessionRow>`select * from access.session_of(${hash}, ${sent.success ? sent.data : null}::uuid)`.execute(
      house.db,
    )
  const row = found.rows[0]
  if (row?.state !== 'open' || !row.agency_id || !row.agency_name || !row.province_id)
    throw new Refusal('session.missing')
  if (row.made_route && row.made_hash)
    request.made = { made: row.made, route: row.made_route, bodyHash: row.made_hash }
  return {
    id: row.session_id,
    tokenHash: hash,
    staffId: row.staff_id,
    username: row.username,
    displayName: row.display_name,
    language: row.language,
    roles: row.roles,
    permits: [...permits]
      .filter(([, holders]) => row.roles.some((role) => holders.includes(role)))
      .map(([permit]) => permit),
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    provinceId: row.province_id,
  }
}

function onceOnly(contract: Contract, request: FastifyRequest): OnceOnly | undefined {
  if (contract.effect === 'read' || contract.exempt) return undefined
  const sent = key.safeParse(request.headers['idempotency-key'])
  if (!sent.success) throw new MissingKey()
  const body = JSON.stringify([request.params, request.query, request.body ?? null])
  const hash = createHash('sha256').update(body)
  if (request.uploaded) hash.update(request.uploaded)
  return {
    key: sent.data,
    route: `${contract.method} ${contract.path}`,
    bodyHash: hash.digest(),
    leaveOut: contract.once ?? [],
  }
}

/** A write came without its idempotency key: bad input, told like any other field. */
export class MissingKey extends Error {}

function replay(earlier: { made: unknown; route: string; bodyHash: Buffer }, once: OnceOnly): unknown {
  if (earlier.route !== once.route || !earlier.bodyHash.equals(once.bodyHash))
    throw new Refusal('idempotency.mismatch')
  return earlier.made
}

/** Two tries with one key ran side by side and the other one won: what it made is told, and ours has rolled back. */
async function settledElsewhere(
  house: House,
  session: Session,
  once: OnceOnly | undefined,
  error: unknown,
): Promise<unknown> {
  if (once && (error instanceof AlreadyMade || error instanceof Refusal)) {
    const earlier = await entered(house.db, session.tokenHash, (trx) =>
      trx
        .selectFrom('idempotency_key')
        .select(['made', 'route', 'body_hash'])
        .where('key', '=', once.key)
        .executeTakeFirst(),
    )
    if (earlier)
      return replay({ made: earlier.made, route: earlier.route, bodyHash: earlier.body_hash }, once)
  }
  throw error
}

function edgeOf(settings: EdgeSettings, request: FastifyRequest, reply: FastifyReply): Edge {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: settings.secure } as const
  return {
    cookie: (name) => request.cookies[name],
    setCookie: (name, value, maxAgeSeconds) =>
      void reply.setCookie(name, value, { ...options, maxAge: maxAgeSeconds }),
    clearCookie: (name) => void reply.clearCookie(name, options),
    secure: settings.secure,
  }
}

function sendFile(reply: FastifyReply, type: string, file: FileReply): FastifyReply {
  const plain = file.name.normalize('NFD').replace(/[^\x20-\x7e]|["\\;]/g, '')
  return reply
    .header('content-type', file.type ?? type)
    .header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('content-security-policy', "sandbox; default-src 'none'")
    .send(Buffer.from(file.bytes))
}
