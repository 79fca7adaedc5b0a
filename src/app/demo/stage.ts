import { sql } from 'kysely'
import { type Context, entered, type House } from '#kernel/context.ts'
import { newToken, tokenHash } from '#kernel/cookies.ts'
import { newId } from '#kernel/id.ts'
import type { DemoStage, Module } from '#kernel/module.ts'
import { demoAgencies, demoPeople } from './cast.ts'
import type { Cast } from './people.ts'

/** Numbers that look drawn by lot and are the same each time (mulberry32). */
export function drawFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Signs the cast in, so that the demo is made through the same use cases and row rules as real work. */
export async function raiseStage(
  house: House,
  cast: Cast,
  modules: readonly Module[],
  today: Date,
): Promise<DemoStage & { end(): Promise<void> }> {
  const contexts = new Map<string, Context>()
  const permits = modules.flatMap((module) => Object.entries(module.permits))
  const hashes: Buffer[] = []
  for (const person of demoPeople) {
    const staff = cast.staff.get(person.username)
    const agency = cast.agencies.get(person.agency)
    if (!staff || !agency) throw new Error(`the demo has nobody called ${person.username}`)
    const hash = tokenHash(newToken())
    const sessionId = newId()
    await entered(house.db, null, (trx) =>
      sql`select access.open_session(${sessionId}, ${hash}, ${staff.id}, 'open', interval '10 minutes')`.execute(
        trx,
      ),
    )
    hashes.push(hash)
    contexts.set(person.username, {
      ...house,
      session: {
        id: sessionId,
        tokenHash: hash,
        staffId: staff.id,
        username: person.username,
        displayName: person.display_name,
        language: 'vi',
        roles: [person.role],
        permits: permits.filter(([, holders]) => holders.includes(person.role)).map(([permit]) => permit),
        agencyId: staff.agencyId,
        agencyName: agency.name,
        provinceId: demoAgencies.find(({ key }) => key === person.agency)?.province_id ?? '22',
      },
    })
  }
  return {
    house,
    today,
    random: drawFrom(18001769),
    as(username, at) {
      const ctx = contexts.get(username)
      if (!ctx) throw new Error(`the demo has nobody called ${username}`)
      return { ...ctx, now: () => at }
    },
    staffId: (username) => cast.staff.get(username)?.id ?? '',
    agencyId: (key) => cast.agencies.get(key)?.id ?? '',
    async end() {
      for (const hash of hashes)
        await entered(house.db, hash, (trx) => sql`select access.end_session(${hash})`.execute(trx))
    },
  }
}
