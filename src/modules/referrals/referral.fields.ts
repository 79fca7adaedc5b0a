import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { type LockedCase, openIdentity, readIdentity } from '#modules/cases/index.ts'
import { type ShareableField, shareableFields } from '#modules/consent/consent.codes.ts'
import { type Reach, reachForReferral } from '#modules/hotline/index.ts'
import type { FieldValue } from './referral.shapes.ts'

export interface Typed {
  services: readonly string[]
  injuries?: string | undefined
  situation?: string | undefined
}

interface Facts {
  survivor_id: string
  age_years: number | null
  sex: string
  children: number
  commune: string | null
  danger: string
}

/**
 * What is told of a case, field by field, read where `shareableFields` says. Reads identity and safe contact only when
 * one of their fields is asked for, and each such opening is recorded.
 */
export async function readFields(
  trx: Writer,
  ctx: Context,
  found: LockedCase,
  fields: readonly ShareableField[],
  typed: Typed,
): Promise<FieldValue[]> {
  const facts = await readFacts(trx, found.id)
  const identity = fields.some((field) => shareableFields[field].identity)
    ? await readWho(trx, ctx, found.id, facts.survivor_id)
    : undefined
  const needsReach = fields.some((field) => ['phone', 'language', 'safe_contact'].includes(field))
  const reach = needsReach ? await reachForReferral(trx, ctx, found.contact_id) : undefined
  return fields.map((field) => ({ ...blank(field), ...fieldValue(field, { facts, identity, reach, typed }) }))
}

interface Known {
  facts: Facts
  identity: { name: string | null; phone: string | null; id_number: string | null } | undefined
  reach: Reach | undefined
  typed: Typed
}

function fieldValue(field: ShareableField, { facts, identity, reach, typed }: Known): Partial<FieldValue> {
  switch (field) {
    case 'name':
      return { text: identity?.name ?? null }
    case 'id_number':
      return { text: identity?.id_number ?? null }
    case 'phone': // nobody is called outside safe contact, so the number goes out only with its hours
      return reach?.callAllowed
        ? { text: identity?.phone ?? null, hours: hoursOf(reach) }
        : { codes: ['no_call'] }
    case 'age':
      return { number: facts.age_years }
    case 'sex':
      return { codes: [facts.sex] }
    case 'commune':
      return { text: facts.commune }
    case 'needs':
      return { codes: [...typed.services] }
    case 'danger':
      return { codes: [facts.danger] }
    case 'injuries':
      return { text: typed.injuries ?? null }
    case 'situation':
      return { text: typed.situation ?? null }
    case 'children':
      return { number: facts.children }
    case 'language':
      return { codes: reach ? [reach.language, reach.interpreter] : [] }
    case 'safe_contact':
      return {
        text: reach?.say ?? null,
        avoid: reach?.avoid ?? null,
        codes: [reach?.callAllowed ? 'call' : 'no_call'],
        hours: reach ? hoursOf(reach) : [],
      }
  }
}

const blank = (field: ShareableField): FieldValue => ({
  field,
  text: null,
  avoid: null,
  number: null,
  codes: [],
  hours: [],
})
const hoursOf = (reach: Reach) =>
  reach.hours.map(({ days, from, until }) => ({ days: [...days], from, until }))

async function readFacts(trx: Writer, caseId: string): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select p.id as survivor_id, p.age_years, p.sex, f.danger, (select l.name from place l where l.id = f.place_id) as commune,
           (select count(*)::int from person c where c.case_id = f.id and c.part = 'child') as children
    from   case_file f join person p on p.case_id = f.id and p.part = 'survivor' where f.id = ${caseId}`.execute(
    trx,
  )
  if (!rows[0]) throw new Error('a case has a survivor')
  return rows[0]
}

async function readWho(trx: Writer, ctx: Context, caseId: string, personId: string) {
  const row = await readIdentity(trx, caseId, personId, {
    person: personId,
    reason: 'referral',
    words: false,
  })
  if (!row) return undefined
  const key = ctx.vault.openRecordKey('person', row.person_id, row.sealed_key)
  return openIdentity(key, row.person_id, { ...row })
}
