import type { Client } from 'pg'
import type { Context, House } from '#kernel/context.ts'
import type { Contract, ReplyOf, RequestOf } from '#kernel/contract.ts'
import type { RefusalTable } from '#kernel/refusal.ts'

/** A contract bound to the use case that answers it. */
export interface Route {
  contract: Contract
  handle(
    ctx: Context,
    request: { params: unknown; query: unknown; body: unknown; file?: Uint8Array },
  ): Promise<unknown>
}

/** Binds a contract to its use case, types held against each other. */
export function route<C extends Contract>(
  contract: C,
  handle: (ctx: Context, request: RequestOf<C>) => Promise<ReplyOf<C>>,
): Route {
  return { contract, handle: handle as Route['handle'] }
}

/** What an answer given before sign-in may do at the edge: cookies, and nothing else. */
export interface Edge {
  cookie(name: string): string | undefined
  setCookie(name: string, value: string, maxAgeSeconds?: number): void
  clearCookie(name: string): void
  secure: boolean
}

/** A contract answered without an open session: sign-in and what is public. */
export interface PublicRoute {
  contract: Contract
  answer(
    house: House,
    request: { params: unknown; query: unknown; body: unknown },
    edge: Edge,
  ): Promise<unknown>
}

/** Binds a public contract to its use case. */
export function publicRoute<C extends Contract>(
  contract: C,
  answer: (house: House, request: RequestOf<C>, edge: Edge) => Promise<ReplyOf<C>>,
): PublicRoute {
  return { contract, answer: answer as PublicRoute['answer'] }
}

/** A file that goes out as an attachment. */
export interface FileReply {
  name: string
  bytes: Uint8Array
  /** Media type, where the contract leaves it open. */
  type?: string
}

/** Something done on a timetable, as the service principal `nangmai_jobs`. */
export interface Job {
  name: string
  /** Crontab line, e.g. `* * * * *`. */
  when: string
  run(house: House & { jobs: House['db'] }): Promise<void>
}

/** What a module fills the demo with: through its own use cases, as invented people, at invented times. */
export interface DemoStage {
  house: House
  /** Moment the demo is made; the lively week ends here. */
  today: Date
  /** The same numbers each time, from 0 up to 1, so that two demo worlds are alike. */
  random(): number
  /** An invented member of staff at work at that moment. */
  as(username: string, at: Date): Context
  staffId(username: string): string
  agencyId(name: string): string
}

/** What a module hands to `app`. Pages are collected apart, since they run in the browser. */
export interface Module {
  name: string
  routes: readonly (Route | PublicRoute)[]
  /** Which roles hold which permit. */
  permits: Readonly<Record<string, readonly string[]>>
  refusals: RefusalTable
  messages: { vi: Readonly<Record<string, string>>; en: Readonly<Record<string, string>> }
  jobs?: readonly Job[]
  /** Reference data brought up to date at every start, as the owner of the schema. */
  loadReference?(owner: Client): Promise<void>
  /** Fills the demo world, after the modules before it have. */
  seedDemo?(stage: DemoStage): Promise<void>
}

type Catalogue = Module['messages']

/** What a module says, from the catalogue that the browser has too and the one that the server alone tells. */
export function joinMessages(...parts: readonly Catalogue[]): Catalogue {
  return {
    vi: Object.assign({}, ...parts.map((part) => part.vi)),
    en: Object.assign({}, ...parts.map((part) => part.en)),
  }
}

/** Says that an object is a module's manifest, keeping its exact shape. */
export function defineModule<M extends Module>(manifest: M): M {
  return manifest
}
