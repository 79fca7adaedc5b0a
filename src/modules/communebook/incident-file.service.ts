import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listActs, type Relationship } from '#modules/law/index.ts'
import type { IncidentView, openIncidentPersonsContract, readIncidentContract } from './incident.contract.ts'
import { countEarlier } from './incident.queries.ts'
import { incidentKey, personAt, wordsAt } from './incident.seal.ts'
import { lineOf, listOne } from './incident-list.queries.ts'

/** One incident with its words, names covered; the reading is recorded. Refuses with `record.not_found`. */
export function readIncident(
  ctx: Context,
  { params }: RequestOf<typeof readIncidentContract>,
): Promise<IncidentView> {
  return inTransaction(ctx, async (trx) => {
    const row = await findIncident(trx, params.incident_id)
    const shown = await listOne(trx, params.incident_id)
    if (!row || !shown) throw new Refusal('record.not_found', { id: params.incident_id })
    const key = row.sealed_key && incidentKey(ctx, row.id, row.sealed_key)
    const open = (column: Parameters<typeof wordsAt>[1]) => {
      const sealed = row[column]
      return key && sealed ? key.open(wordsAt(row.id, column), sealed) : null
    }
    const offered = await listActs(trx, row.relationship as Relationship, row.happened_on)
    const persons = await trx
      .selectFrom('commune_person')
      .select(['id', 'part', 'sex', 'age_years', 'named as has_name'])
      .where('incident_id', '=', row.id)
      .orderBy('part')
      .orderBy('id')
      .execute()
    const deeds = await trx
      .selectFrom('commune_deed')
      .select([
        'id',
        'version',
        'person_id',
        'kind',
        'measure_code',
        'done_on',
        'done_by',
        'repeat_basis',
        'ended_on',
      ])
      .where('incident_id', '=', row.id)
      .orderBy('done_on')
      .orderBy('id')
      .execute()
    return {
      ...lineOf(shown),
      recorded_at: row.recorded_at.toISOString(),
      recorded_by: row.recorded_by_name,
      place_name: row.place_name,
      acts: row.acts.map((code) => {
        const act = offered.find((each) => each.code === code)
        return {
          code,
          title_vi: act?.title_vi ?? code,
          title_en: act?.title_en ?? code,
          basis: act?.basis ?? '',
        }
      }),
      where: open('sealed_where'),
      story: open('sealed_story'),
      checked_at: row.checked_at?.toISOString() ?? null,
      checked_by: row.checked_by_name,
      check_note: open('sealed_check'),
      mediation_by: row.mediation_by,
      without_help: row.without_help,
      result_note: open('sealed_result'),
      closed_at: row.closed_at?.toISOString() ?? null,
      earlier: await countEarlier(trx, {
        householdId: row.household_id,
        before: row.happened_on,
        incidentId: row.id,
      }),
      persons: persons as IncidentView['persons'],
      deeds: deeds as IncidentView['deeds'],
      colleagues: await listColleagues(trx, row.agency_id),
    }
  })
}

/** Names and numbers, opened and recorded with the reason. Refuses with `record.not_found`. */
export function openIncidentPersons(
  ctx: Context,
  { params, body }: RequestOf<typeof openIncidentPersonsContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{ id: string; sealed_key: Buffer | null }>`
      select i.id, i.sealed_key, audit.note('identity_opened', 'incident', i.id::text, ${JSON.stringify({ reason: body.reason })}::jsonb)
      from   commune_incident i where i.id = ${params.incident_id}`.execute(trx)
    const [found] = rows
    if (!found) throw new Refusal('record.not_found', { id: params.incident_id })
    const persons = await trx
      .selectFrom('commune_person')
      .select(['id', 'sealed_name', 'sealed_phone'])
      .where('incident_id', '=', found.id)
      .execute()
    const key = found.sealed_key && incidentKey(ctx, found.id, found.sealed_key)
    return {
      persons: persons.map(({ id, sealed_name, sealed_phone }) => ({
        id,
        name: key && sealed_name ? key.open(personAt(id, 'sealed_name'), sealed_name) : null,
        phone: key && sealed_phone ? key.open(personAt(id, 'sealed_phone'), sealed_phone) : null,
      })),
    }
  })
}

interface FoundIncident {
  id: string
  agency_id: string
  household_id: string
  happened_on: string
  relationship: string
  acts: string[]
  recorded_at: Date
  recorded_by_name: string
  place_name: string
  checked_at: Date | null
  checked_by_name: string | null
  mediation_by: IncidentView['mediation_by']
  without_help: IncidentView['without_help']
  closed_at: Date | null
  sealed_key: Buffer | null
  sealed_where: Buffer | null
  sealed_story: Buffer | null
  sealed_check: Buffer | null
  sealed_result: Buffer | null
}

/** One statement, which also records the reading. */
async function findIncident(trx: Writer, id: string): Promise<FoundIncident | undefined> {
  const { rows } = await sql<FoundIncident>`
    select i.*, p.name as place_name, r.display_name as recorded_by_name, c.display_name as checked_by_name, audit.read('incident', i.id) as noted
    from   commune_incident i join place p on p.id = i.place_id join staff r on r.id = i.recorded_by left join staff c on c.id = i.checked_by
    where  i.id = ${id}`.execute(trx)
  return rows[0]
}

async function listColleagues(trx: Writer, agencyId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct s.id, s.display_name as name from staff_role r join staff s on s.id = r.staff_id and s.enabled
    where  r.agency_id = ${agencyId} and r.role = 'commune_officer' and r.until_on is null order by s.display_name, s.id`.execute(
    trx,
  )
  return rows
}
