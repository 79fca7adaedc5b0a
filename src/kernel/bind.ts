import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
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
import { pageOfHeader } from '#kernel/headers.ts'
import type { Edge, FileReply, Module, PublicRoute, Route } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Turn } from '#kernel/turn.ts'
import { MissingFile, takeUpload } from '#kernel/upload.ts'
import { type Made, SessionMoved, whoAsks } from '#kernel/who-asks.ts'

declare module 'fastify' {
  interface FastifyRequest {
    session?: Session
    /** What an earlier try with the same key has made. */
    made?: Made
    /** The session is the last known and not asked for yet. */
    isUnproved?: boolean
  }
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
  const who = whoAsks(house.db, permits)
  for (const module of modules) {
    for (const route of module.routes) bind(app, house, edge, permits, who, route)
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
  who: ReturnType<typeof whoAsks>,
  route: Route | PublicRoute,
): void {
  const { contract } = route
  if (contract.permit !== 'public' && contract.permit !== 'signed-in' && !permits.has(contract.permit)) {
    throw new Error(`${contract.method} ${contract.path}: no module grants the permit ${contract.permit}`)
  }
  async function ask(request: FastifyRequest, hash: Buffer): Promise<void> {
    const { session, made } = await who.ask(hash, sentKey(request))
    refuseOthersPage(request, session)
    Object.assign(request, { session, made, isUnproved: false })
    if (!isPermitted(contract, session)) throw new Refusal('permit.missing', { permit: contract.permit })
  }
  async function prove(turn: Turn, request: FastifyRequest, session: Session, once?: OnceOnly) {
    await who.prove(turn, session, once?.key ?? null).catch((refused) => {
      request.isUnproved = !(refused instanceof AlreadyMade) // the session holds; it is the key that was used before
      throw refused
    })
    request.isUnproved = false
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
      const hash = hashOf(edge, request)
      const last = contract.oneWait ? who.lastKnown(hash) : undefined
      if (last && isPermitted(contract, last)) {
        refuseOthersPage(request, last)
        request.session = last
        request.isUnproved = true
      } else await ask(request, hash)
    },
    errorHandler: async (error, request) => {
      if (request.isUnproved) await ask(request, hashOf(edge, request)) // who is not signed in is told so before anything else
      throw error
    },
    handler: async (request, reply) => {
      const input = {
        params: request.params,
        query: request.query,
        body: request.body ?? undefined,
        ...(request.uploaded ? { file: request.uploaded } : {}),
      }
      if (!('handle' in route)) return route.answer(house, input, edgeOf(edge, request, reply))
      if (contract.upload && !request.uploaded) throw new MissingFile()
      const once = onceOnly(contract, request)
      const answerOnce = async () => {
        const { session } = request
        if (!session) throw new Refusal('session.missing')
        if (once && request.made) return replay(request.made, once)
        const ctx: Context = {
          ...house,
          session,
          once,
          ...(request.isUnproved ? { prove: (turn) => prove(turn, request, session, once) } : {}),
        }
        return route.handle(ctx, input).catch((error) => settledElsewhere(house, session, once, error))
      }
      const answer = await answerOnce().catch(async (error) => {
        if (!(error instanceof SessionMoved)) throw error
        await ask(request, hashOf(edge, request))
        return answerOnce()
      })
      if (request.isUnproved)
        throw new Error(`${contract.method} ${contract.path} says oneWait and opens no transaction`)
      return contract.file ? sendFile(reply, contract.file, answer as FileReply) : answer
    },
  })
}

function isPermitted(contract: Contract, session: Session): boolean {
  return contract.permit === 'signed-in' || session.permits.includes(contract.permit)
}

/** Digest of the session's token. Refuses with `session.missing` where there is none. */
function hashOf(edge: EdgeSettings, request: FastifyRequest): Buffer {
  const token = request.cookies[sessionCookieName(edge.secure)]
  if (!token) throw new Refusal('session.missing')
  return tokenHash(token)
}

/**
 * A page says whose it is. One that was left open when somebody else signed in does nothing in the name of who came after: what
 * was typed there would be theirs to read. Refuses with `session.missing`, as if nobody were signed in.
 */
function refuseOthersPage(request: FastifyRequest, session: Session): void {
  const pageOf = request.headers[pageOfHeader]
  if (pageOf !== undefined && pageOf !== session.staffId) throw new Refusal('session.missing')
}

function sentKey(request: FastifyRequest): string | null {
  const sent = key.safeParse(request.headers['idempotency-key'])
  return sent.success ? sent.data : null
}

function onceOnly(contract: Contract, request: FastifyRequest): OnceOnly | undefined {
  if (contract.effect === 'read' || contract.exempt) return undefined
  const sent = sentKey(request)
  if (!sent) throw new MissingKey()
  const body = JSON.stringify([request.params, request.query, request.body ?? null])
  const hash = createHash('sha256').update(body)
  if (request.uploaded) hash.update(request.uploaded)
  return {
    key: sent,
    route: `${contract.method} ${contract.path}`,
    bodyHash: hash.digest(),
    leaveOut: contract.once ?? [],
  }
}

/** A write came without its idempotency key: bad input, told like any other field. */
export class MissingKey extends Error {}

function replay(earlier: Made, once: OnceOnly): unknown {
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
