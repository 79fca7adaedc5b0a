import { type Selectable, sql, type Updateable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import type { CallBack } from '#kernel/database.types.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { CallBackResult, CallBackStatus } from './call-back.life.ts'
import type { Hours } from './safe-contact.rule.ts'

type CallBackRow = Omit<Selectable<CallBack>, 'status' | 'result'> & {
  status: CallBackStatus
  result: CallBackResult | null
}

interface Asked {
  ctx: Context
  contactId: string
  agencyId: string
}

/** A call to return at an agreed time. Says its id. */
export async function insertDue(
  trx: Writer,
  { ctx, contactId, agencyId, dueAt }: Asked & { dueAt: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('call_back')
    .values({
      id,
      contact_id: contactId,
      agency_id: agencyId,
      due_at: dueAt,
      status: 'due',
      asked_by: ctx.session.staffId,
    })
    .execute()
  return id
}

/** An emergency call back that the on-duty leader has to decide at once. Refuses with `call_back.asked_before`: once for a contact. */
export async function insertAsked(trx: Writer, { ctx, contactId, agencyId }: Asked): Promise<string> {
  const id = newId()
  const row = {
    id,
    contact_id: contactId,
    agency_id: agencyId,
    emergency: true,
    due_at: ctx.now(),
    status: 'asked',
    asked_by: ctx.session.staffId,
  }
  await refusing(trx.insertInto('call_back').values(row).execute(), {
    call_back_one_emergency: () => new Refusal('call_back.asked_before', { contact_id: contactId }),
  })
  return id
}

/** The call to return, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockCallBack(trx: Writer, id: string): Promise<CallBackRow> {
  const row = await trx
    .selectFrom('call_back')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row as CallBackRow
}

export async function updateCallBack(trx: Writer, id: string, change: Updateable<CallBack>): Promise<number> {
  const { version } = await trx
    .updateTable('call_back')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Calls to return of one contact, latest first. */
export async function listCallBacksOf(db: Reader, contactId: string) {
  const rows = (await db
    .selectFrom('call_back')
    .select(['id', 'emergency', 'status', 'due_at', 'made_at', 'result', 'reviewed_at'])
    .where('contact_id', '=', contactId)
    .orderBy('due_at', 'desc')
    .limit(50)
    .execute()) as Pick<
    CallBackRow,
    'id' | 'emergency' | 'status' | 'due_at' | 'made_at' | 'result' | 'reviewed_at'
  >[]
  return rows.map((row) => ({
    ...row,
    due_at: row.due_at.toISOString(),
    made_at: row.made_at?.toISOString() ?? null,
    reviewed_at: row.reviewed_at?.toISOString() ?? null,
  }))
}

export interface OpenCallBack {
  id: string
  version: number
  contact_id: string
  emergency: boolean
  status: CallBackStatus
  due_at: Date
  asked_by: string
  asked_by_name: string
  kind: string
  caller: string
  topic: string
  danger: boolean
  suicide_risk: boolean
  place_name: string | null
  contact_started_at: Date
  has_phone: boolean
  call_allowed: boolean | null
  hours: Hours[] | null
  verified_at: Date | null
}

/** Calls somebody still has to decide, make or look back at, of the hotlines I work for: emergencies first, then by when they are due. */
export async function listOpenCallBacks(db: Reader, limit: number): Promise<OpenCallBack[]> {
  const { rows } = await sql<OpenCallBack>`
    select b.id, b.version, b.contact_id, b.emergency, b.status, b.due_at, b.asked_by, s.display_name as asked_by_name,
           c.kind, c.caller, c.topic, c.danger_now or c.sexual_assault or c.suicide_risk as danger, c.suicide_risk, p.name as place_name,
           c.started_at as contact_started_at, c.sealed_phone is not null as has_phone, f.call_allowed, f.hours, f.verified_at
    from   unnest((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]) as mine (agency_id)
    cross join lateral (
      (select * from call_back b where b.agency_id = mine.agency_id and b.status in ('asked', 'due') order by b.due_at limit ${limit})
      union all
      (select * from call_back b where b.agency_id = mine.agency_id and b.emergency and b.status = 'made' and b.reviewed_at is null
       order by b.made_at limit ${limit})
    ) b
    join   contact c on c.id = b.contact_id
    join   staff s on s.id = b.asked_by
    left join place p on p.id = c.place_id
    left join safe_contact f on f.contact_id = c.id
    order by b.emergency desc, b.due_at, b.id limit ${limit}`.execute(db)
  return rows
}
