import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Place } from '#kernel/vault.ts'
import type * as contracts from './order.contract.ts'
import type { OrderLine, OrderView } from './order.contract.ts'
import { cancellationAt, type OrderColumn, orderAt, orderKey, violationNoteAt } from './order.seal.ts'

/** Orders I may see, what is due first; without names. */
export function listOrders(ctx: Context, { query }: RequestOf<typeof contracts.listOrdersContract>) {
  return inTransaction(ctx, async (trx) => {
    const open = sql`o.status in ('draft', 'requested', 'in_force')`
    const { rows } = await sql<OrderLine>`
      select ${line} from no_contact_order o
      where  ${query.state === 'open' ? open : sql`not (${open})`} ${query.case_id ? sql`and o.case_id = ${query.case_id}` : sql``}
      order by case o.status when 'requested' then 0 when 'in_force' then 1 else 2 end, coalesce(o.ends_at, o.received_at, o.written_at) ${query.state === 'open' ? sql`` : sql`desc`}, o.id
      limit 200`.execute(trx)
    return { items: rows }
  })
}

/**
 * One order. Names are opened for those who work on the case and for the officers of its commune; the statement that
 * reads it records the reading. Refuses with `record.not_found`.
 */
export function readOrder(ctx: Context, { params }: RequestOf<typeof contracts.readOrderContract>) {
  return inTransaction(ctx, async (trx) => openOrder(trx, ctx, params.order_id))
}

type Sealed = Record<OrderColumn | 'sealed_key', string | null>
type Row = Omit<
  OrderView,
  | 'her_name'
  | 'his_name'
  | 'his_birth_year'
  | 'signer_name'
  | 'watcher_name'
  | 'refusal'
  | 'violations'
  | 'cancellations'
> &
  Sealed & {
    noted: boolean
    violations: (Omit<OrderView['violations'][number], 'note'> & { sealed: string | null })[]
    cancellations: (Omit<OrderView['cancellations'][number], 'refusal' | 'signer_name'> & {
      sealed: string | null
      sealed_name: string | null
    })[]
  }

export async function openOrder(trx: Writer, ctx: Context, orderId: string): Promise<OrderView> {
  const row = await findOrder(trx, orderId)
  if (!row) throw new Refusal('record.not_found', { id: orderId })
  const key =
    row.opens && row.sealed_key ? orderKey(ctx, row.id, Buffer.from(row.sealed_key, 'base64')) : null
  const open = (place: Place, sealed: string | null) =>
    key && sealed ? key.open(place, Buffer.from(sealed, 'base64')) : null
  const field = (column: OrderColumn) => open(orderAt(column, row.id), row[column])
  const {
    noted: _,
    sealed_key: __,
    sealed_her_name,
    sealed_his_name,
    sealed_his_birth_year,
    sealed_signer_name,
    sealed_watcher_name,
    sealed_refusal,
    violations,
    cancellations,
    ...shown
  } = row
  return {
    ...shown,
    her_name: field('sealed_her_name'),
    his_name: field('sealed_his_name'),
    his_birth_year: field('sealed_his_birth_year'),
    signer_name: field('sealed_signer_name'),
    watcher_name: field('sealed_watcher_name'),
    refusal: field('sealed_refusal'),
    violations: violations.map(({ sealed, ...each }) => ({
      ...each,
      note: open(violationNoteAt(each.id), sealed),
    })),
    cancellations: cancellations.map(({ sealed, sealed_name, ...each }) => ({
      ...each,
      signer_name: open(cancellationAt('sealed_signer_name', each.id), sealed_name),
      refusal: open(cancellationAt('sealed_refusal', each.id), sealed),
    })),
  }
}

async function findOrder(trx: Writer, orderId: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    with mine as (
      select o.*, audit.read('case', o.case_id, jsonb_build_object('order', o.id)) as noted, access.works_on(o.case_id) as works,
             access.works_on(o.case_id) or o.commune_agency_id = any ((select access.agencies_as('commune_officer'))::uuid[]) as may_open
      from   no_contact_order o where o.id = ${orderId}
    )
    select ${line}, o.noted, o.may_open as opens, o.works as works_on_case, o.consent_how, o.life_threat, o.reasons, o.days_asked, o.sent_how,
           o.signer, o.signer_authority, o.decision_number, o.watcher_function, ${moment('o.consent_at')} as consent_at,
           ${moment('o.rights_told_at')} as rights_told_at, ${moment('o.decided_at')} as decided_at, ${moment('o.ended_at')} as ended_at,
           ${moment('o.watcher_assigned_at')} as watcher_assigned_at,
           case when o.may_open then encode(o.sealed_key, 'base64') end as sealed_key,
           ${sql.join(
             [
               'sealed_her_name',
               'sealed_his_name',
               'sealed_his_birth_year',
               'sealed_signer_name',
               'sealed_watcher_name',
               'sealed_refusal',
             ].map(
               (column) =>
                 sql`case when o.may_open then encode(o.${sql.ref(column)}, 'base64') end as ${sql.ref(column)}`,
             ),
           )},
           (select coalesce(json_agg(json_build_object('who', r.who, 'told_at', ${moment('r.told_at')}, 'how', r.how) order by r.told_at, r.who), '[]')
            from order_recipient r where r.order_id = o.id) as recipients,
           (select coalesce(json_agg(json_build_object('id', k.id, 'reason', k.reason, 'notice_at', ${moment('k.notice_at')}, 'countersigned_at', ${moment('k.countersigned_at')},
              'starts_at', ${moment('k.starts_at')}, 'ends_at', ${moment('k.ends_at')}, 'chair_told_at', ${moment('k.chair_told_at')}, 'ended_at', ${moment('k.ended_at')},
              'version', k.version) order by k.starts_at, k.id), '[]') from order_contact k where k.order_id = o.id) as contacts,
           (select coalesce(json_agg(json_build_object('id', v.id, 'kind', v.kind, 'happened_at', ${moment('v.happened_at')}, 'police_told_at', ${moment('v.police_told_at')},
              'sealed', case when o.may_open then encode(v.sealed_note, 'base64') end) order by v.happened_at desc, v.id), '[]') from order_violation v where v.order_id = o.id) as violations,
           (select coalesce(json_agg(json_build_object('id', c.id, 'requested_by', c.requested_by, 'received_at', ${moment('c.received_at')}, 'status', c.status,
              'signed_at', ${moment('c.signed_at')}, 'signer', c.signer, 'signer_authority', c.signer_authority, 'decision_number', c.decision_number,
              'sealed_name', case when o.may_open then encode(c.sealed_signer_name, 'base64') end,
              'sealed', case when o.may_open then encode(c.sealed_refusal, 'base64') end,
              'version', c.version) order by c.received_at desc, c.id), '[]') from order_cancellation c where c.order_id = o.id) as cancellations
    from mine o`.execute(trx)
  return rows[0]
}

/** Columns of a line; the number of the case only where I may see the case. */
const line = sql`o.id, (select f.id from case_file f where f.id = o.case_id) as case_id, (select f.code from case_file f where f.id = o.case_id) as case_code,
  (select a.name from agency a where a.id = o.commune_agency_id) as commune_name, (select p.name from place p where p.id = o.place_id) as place_name,
  o.status, o.requested_by, o.priority, ${moment('o.received_at')} as received_at, ${moment('o.signed_at')} as signed_at, ${moment('o.ends_at')} as ends_at,
  ${moment('o.she_told_served_at')} as she_told_served_at,
  (select ${moment('c.due_at')} from clock c where c.record_id = o.id and c.rule_code = 'DV-BAN' and c.met_at is null and c.status <> 'cancelled' limit 1) as decide_due_at,
  (select ${moment('c.due_at')} from order_cancellation x join clock c on c.record_id = x.id where x.order_id = o.id and x.status = 'requested' limit 1) as cancel_due_at,
  (select ${moment('r.told_at')} from order_recipient r where r.order_id = o.id and r.who = 'banned') as served_at,
  (select n.id from no_contact_order n where n.earlier_id = o.id and n.status in ('draft', 'requested') limit 1) as repeat_id, o.version`

/** A moment as it goes out, to the millisecond. */
function moment(column: string) {
  return sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
