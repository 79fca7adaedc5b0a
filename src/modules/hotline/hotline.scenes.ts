import { inject } from 'vitest'
import type { CallOf, ReplyOf } from '#kernel/contract.ts'
import { withClient } from '#kernel/schema.ts'
import type { Person, World } from '#tests/support/world.ts'
import { takeContact } from './contact.contract.ts'

/** Ordinary things of a hotline, for the tests beside. People and numbers in them are plainly invented. */
export type ContactInput = CallOf<typeof takeContact>['body']

/** The least that makes a complete record. */
export const minimal: ContactInput = {
  kind: 'inbound_call',
  caller: 'survivor',
  danger_now: false,
  sexual_assault: false,
  suicide_risk: false,
  topic: 'domestic_violence',
  outcome: 'advised',
  started_at: '2026-11-20T02:00:00Z',
}

/** Somebody takes a contact, with what differs from the least one. */
export function took(
  person: Person,
  differs: Partial<ContactInput> = {},
  key?: string,
): Promise<ReplyOf<typeof takeContact>> {
  return person.call(takeContact, { body: { ...minimal, ...differs } }, { key })
}

/** A hotline with two operators, two on-duty leaders and a supervisor, on a Friday morning. */
export async function openHotline(world: World) {
  world.setNow('2026-11-20T03:00:00Z')
  const agencyId = await world.agency({ duties: ['hotline'] })
  return {
    agencyId,
    operator: await world.staff('operator', { agencyId }),
    colleague: await world.staff('operator', { agencyId }),
    leader: await world.staff('duty_leader', { agencyId }),
    otherLeader: await world.staff('duty_leader', { agencyId }),
    supervisor: await world.staff('supervisor', { agencyId }),
  }
}

/** From this moment the record does not exist for this person. */
export async function setConflict(
  world: World,
  person: Person,
  recordId: string,
  setBy: Person,
): Promise<void> {
  await world.owner(
    'insert into conflict_of_interest (staff_id, record_id, kind, set_by) values ($1, $2, $3, $4)',
    [person.id, recordId, 'contact', setBy.id],
  )
}

/** Always between nine and half past five, all days: so that a test says only what it is about. */
export const officeHours = { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', until: '17:30' }

/** The whole database as text, every column of every table but places and law, past all row rules. */
export function everythingStored(world: World): Promise<string> {
  return withClient({ ...inject('cluster').superuser, database: world.server.database }, async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where  c.relkind = 'r' and n.nspname in ('public', 'access', 'audit') and c.relname !~ '^(place|law)'`)
    const texts: string[] = []
    for (const { name } of rows) {
      const table = await client.query<{ stored: string | null }>(
        `select string_agg(x::text, E'\\n') as stored from ${name} x`,
      )
      texts.push(table.rows[0]?.stored ?? '')
    }
    return texts.join('\n')
  })
}

/** What the audit holds about one record, oldest first. */
export function auditOf(world: World, recordId: string) {
  return withClient({ ...inject('cluster').superuser, database: world.server.database }, async (client) => {
    const { rows } = await client.query<{
      act: string
      kind: string
      staff_id: string
      detail: Record<string, unknown>
    }>('select act, kind, staff_id, detail from audit.entry where record_id = $1 order by id', [recordId])
    return rows
  })
}

/** What somebody has done of one kind, oldest first. */
export function actsOf(world: World, person: Person, act: string) {
  return withClient({ ...inject('cluster').superuser, database: world.server.database }, async (client) => {
    const { rows } = await client.query<{
      kind: string
      record_id: string | null
      detail: Record<string, unknown>
    }>('select kind, record_id, detail from audit.entry where staff_id = $1 and act = $2 order by id', [
      person.id,
      act,
    ])
    return rows
  })
}
