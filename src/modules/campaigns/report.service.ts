import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import type { FileReply } from '#kernel/module.ts'
import { renderOfficialDocument } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { boardOf } from './board.service.ts'
import { getPlan } from './plan.queries.ts'
import type * as contracts from './report.contract.ts'
import { type Counted, draftOf, type Unmet } from './report.words.ts'
import { listThemes } from './theme.service.ts'

/** Draft of the report that closes a campaign. Refuses with `record.not_found`, `campaign.not_followed`. */
export function readClosingReport(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readClosingReportContract>,
) {
  return inTransaction(ctx, async (trx) => ({
    ...(await drafted(trx, ctx, params.plan_id)).draft,
    counted_at: ctx.now().toISOString(),
  }))
}

/** The draft as DOCX; number and day are left to the clerk. Recorded. Refuses like `readClosingReport`. */
export function printClosingReport(
  ctx: Context,
  { params }: RequestOf<typeof contracts.printClosingReportContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const { draft, board } = await drafted(trx, ctx, params.plan_id)
    await sql`select audit.note('exported', 'campaign_plan', ${params.plan_id}, '{"report": true}'::jsonb)`.execute(
      trx,
    )
    const { rows } = await sql<{ name: string; symbol: string | null; parent: string | null; place: string }>`
      select g.name, g.symbol, u.name as parent, regexp_replace(v.name, '^(Tỉnh|Thành phố) ', '') as place
      from   campaign_plan p join agency g on g.id = p.agency_id join place v on v.id = p.kept_in left join agency u on u.id = g.parent_id
      where  p.id = ${params.plan_id}`.execute(trx)
    const issuer = rows[0]
    const name = issuer?.name ?? ctx.session.agencyName
    return {
      name: `bao-cao-chien-dich-${board.plan.plan_year}.docx`,
      bytes: await renderOfficialDocument({
        layout: 'state',
        frozenAt: ctx.now().toISOString(),
        parentBody: issuer?.parent ?? null,
        issuingBody: name,
        symbol: issuer?.symbol ? `BC-${issuer.symbol}` : 'BC',
        number: null,
        place: issuer?.place ?? '',
        date: null,
        year: board.plan.plan_year,
        kind: 'Báo cáo',
        subject: [draft.title],
        addressees: [],
        legalBases: [],
        body: draft.sections.flatMap((section, at) => [
          { kind: 'heading' as const, level: 'muc' as const, number: at + 1, text: section.heading },
          ...section.sentences.map((text) => ({ kind: 'paragraph' as const, runs: [{ text }] })),
        ]),
        signature: { authority: null, title: 'THỦ TRƯỞNG CƠ QUAN', name: null },
        recipients: { list: [] },
        annexes: [],
      }),
    }
  })
}

async function drafted(trx: Writer, ctx: Context, planId: string) {
  const board = await boardOf(trx, planId, {}, dayInVietNam(ctx.now()))
  const plan = await getPlan(trx, planId)
  const themes = await listThemes(trx)
  const theme = themes.find((each) => each.campaign === plan.campaign && each.year === plan.plan_year)
  const draft = draftOf({
    plan: { ...plan, province: plan.province.name },
    theme,
    board,
    counted: await listCounted(trx, planId),
    unmet: await listUnmet(trx, planId),
  })
  return { draft, board }
}

/** What was held for each theme; an activity that counts for several assignments is counted once in a theme. */
async function listCounted(trx: Writer, planId: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with held as (
      select distinct t.theme, a.id, a.items, a.attendances, a.cost_vnd, c.family
      from   campaign_link l join campaign_assignment s on s.id = l.assignment_id and s.removed_at is null join campaign_task t on t.id = s.task_id and t.removed_at is null
      join   activity a on a.id = l.activity_id and a.status = 'held' join activity_code c on c.list = 'kind' and c.code = a.kind
      where  l.removed_at is null and s.plan_id = ${planId})
    select theme, count(*)::int as activities, coalesce(sum(items) filter (where family = 'media'), 0)::int as items, coalesce(sum(attendances), 0)::int as attendances,
           coalesce(sum((select sum(r.people) from activity_recipient r where r.activity_id = held.id and r.removed_at is null)), 0)::int as recipients
    from   held group by theme`.execute(trx)
  return rows
}

async function listUnmet(trx: Writer, planId: string): Promise<Unmet[]> {
  const { rows } = await sql<Unmet>`
    select s.state, s.reason, count(*)::int as n from campaign_assignment s join campaign_task t on t.id = s.task_id and t.removed_at is null
    where  s.plan_id = ${planId} and s.removed_at is null and s.reason is not null group by s.state, s.reason order by s.state, n desc, s.reason`.execute(
    trx,
  )
  return rows
}
