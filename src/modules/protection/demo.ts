import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { decideNoticeContract, takeMeasureContract } from './measure.contract.ts'
import { decideNotice, takeMeasure } from './measure.service.ts'
import * as contracts from './order.contract.ts'
import * as orders from './order.service.ts'
import * as follow from './order-follow.service.ts'

interface Living {
  id: string
  her: string
  him: string
}

const hour = 3_600_000
const kinds = ['draft', 'waiting', 'late', 'served', 'ending', 'refused', 'over', 'cancelled'] as const
const signerName = 'Phạm Đồi Sim'

/** Orders in every state over the living cases, with hours that run and hours that have passed; measures beside them. */
export async function seedProtection(stage: DemoStage): Promise<void> {
  for (const username of ['quanly', 'quanly2']) {
    const now = stage.as(username, stage.today)
    const cases = await listLiving(now)
    for (const [n, living] of cases.entries()) {
      const kind = kinds[(n * 2 + (username === 'quanly' ? 0 : 1)) % kinds.length] ?? 'draft'
      if (n < kinds.length) await seedOrder(stage, username, living, kind, n)
      await seedMeasure(now, living, n)
    }
    await seedNotice(now, cases)
  }
}

async function listLiving(ctx: Context): Promise<Living[]> {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<Living>`
      select f.id, s.id as her, a.id as him from case_file f
      join   person s on s.case_id = f.id and s.part = 'survivor' and s.named and coalesce(s.age_years, 30) >= 18
      join   lateral (select p.id from person p where p.case_id = f.id and p.part = 'alleged' order by p.id limit 1) a on true
      where  f.status = 'open' and access.works_on(f.id) order by f.opened_at, f.id limit 40`.execute(trx)
    return rows
  })
}

async function seedOrder(
  stage: DemoStage,
  username: string,
  living: Living,
  kind: (typeof kinds)[number],
  n: number,
): Promise<void> {
  const hoursAgo = {
    draft: 1,
    waiting: 3,
    late: 14,
    served: 12,
    ending: 60,
    refused: 30,
    over: 100,
    cancelled: 40,
  }[kind]
  const at = (hours: number) => new Date(stage.today.getTime() - (hoursAgo - hours) * hour)
  const iso = (hours: number) => at(hours).toISOString()
  const asker = n % 2 === 0 ? 'survivor' : 'body'
  const draft = await orders.draftOrder(stage.as(username, at(-0.5)), {
    params: { case_id: living.id },
    query: undefined,
    body: parsed(contracts.draftOrderContract.body, {
      commune_agency_id: stage.agencyId('xa'),
      requested_by: asker,
      consent: { at: iso(-0.6), how: 'spoken' },
      life_threat: kind === 'ending',
      reasons: [kind === 'ending' ? 'threatens_life' : 'harmed_health'],
      priority: n % 3 === 0 ? ['nursing'] : [],
      days_asked: 3,
      protected_person_id: living.her,
      banned_person_id: living.him,
      his_name: `Trần Văn Gió Núi ${n + 1}`,
      his_birth_year: 1985 + n,
    }),
  })
  if (kind === 'draft') return
  const params = { order_id: draft.id }
  const sent = await orders.sendOrder(stage.as(username, at(0)), {
    params,
    query: undefined,
    body: { version: draft.version, sent_how: 'electronic', received_at: iso(0) },
  })
  if (kind === 'waiting' || kind === 'late') return
  const commune = stage.as('canboxa', at(6))
  const signature = { signed_at: iso(5), signer: 'chair' as const, signer_name: signerName }
  if (kind === 'refused') {
    await orders.refuseOrder(commune, {
      params,
      query: undefined,
      body: {
        version: sent.version,
        ...signature,
        reason: 'Chưa đủ căn cứ theo kết quả xác minh (trình diễn).',
      },
    })
    return
  }
  const signed = await orders.signOrder(commune, {
    params,
    query: undefined,
    body: { version: sent.version, ...signature, ends_at: iso(5 + 72), rights_told_at: iso(1) },
  })
  for (const who of ['banned', 'protected', 'police_chief', 'village_head'] as const)
    await follow.tellRecipient(stage.as('canboxa', at(7)), {
      params,
      query: undefined,
      body: { who, told_at: iso(6.5), how: 'in_person' },
    })
  const watched = await follow.assignWatcher(stage.as('canboxa', at(7)), {
    params,
    query: undefined,
    body: { version: signed.version, function: 'village_head', name: 'Vũ Đồng Lúa', assigned_at: iso(6) },
  })
  if (kind !== 'served')
    await follow.tellHerServed(stage.as(username, at(8)), {
      params,
      query: undefined,
      body: { version: watched.version, at: iso(7.5) },
    })
  if (kind !== 'cancelled') return
  const asked = await follow.askCancellation(stage.as('canboxa', at(20)), {
    params,
    query: undefined,
    body: { requested_by: 'survivor', received_at: iso(20) },
  })
  await follow.decideCancellation(stage.as('canboxa', at(26)), {
    params: { ...params, cancellation_id: asked.id },
    query: undefined,
    body: { version: 1, decision: 'cancelled', ...signature, signed_at: iso(25) },
  })
}

async function seedMeasure(ctx: Context, living: Living, n: number): Promise<void> {
  const day = (days: number) =>
    new Date(ctx.now().getTime() - days * 86_400_000 + 7 * hour).toISOString().slice(0, 10)
  const plain = [
    { measure: '4', actor: 'shelter' },
    { measure: '5', actor: 'health' },
    { measure: '6', actor: 'legal_aid' },
    { measure: '2', actor: 'commune_police' },
  ][n % 4]
  await takeMeasure(ctx, {
    params: { case_id: living.id },
    query: undefined,
    body: parsed(takeMeasureContract.body, { ...plain, from_on: day(2) }),
  })
  if (n !== 1) return
  await takeMeasure(ctx, {
    params: { case_id: living.id },
    query: undefined,
    body: parsed(takeMeasureContract.body, {
      measure: '8',
      actor: 'community',
      from_on: day(1),
      is_adult: true,
      repeated_within_12_months: true,
      asked_her_on: day(2),
      her_answer: 'no_difference',
    }),
  })
}

async function seedNotice(ctx: Context, cases: readonly Living[]): Promise<void> {
  const told = (minutes: number) => new Date(ctx.now().getTime() - minutes * 60_000).toISOString()
  const [first, second] = cases
  if (first)
    await decideNotice(ctx, {
      params: undefined,
      query: undefined,
      body: parsed(decideNoticeContract.body, {
        case_id: first.id,
        decision: 'told',
        told_her_at: told(50),
        relationship: 'none_found',
        receiver: 'commune_chair',
        content: ['place', 'danger'],
        via: 'phone',
        told_at: told(40),
      }),
    })
  if (second)
    await decideNotice(ctx, {
      params: undefined,
      query: undefined,
      body: parsed(decideNoticeContract.body, {
        case_id: second.id,
        decision: 'not_told',
        relationship: 'related',
        why_not: 'related',
      }),
    })
}

/** A body as the edge would have parsed it. */
function parsed<T>(shape: { parse(value: unknown): T } | undefined, body: object): T {
  if (!shape) throw new Error('the contract has a body')
  return shape.parse(body)
}
