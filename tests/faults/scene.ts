import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject as provided } from 'vitest'
import { modules } from '#app/modules.ts'
import type { Contract } from '#kernel/contract.ts'
import { saveDraft } from '#modules/access/draft.contract.ts'
import { type Role, roles } from '#modules/access/index.ts'
import { openCaseContract } from '#modules/cases/case.contract.ts'
import { addDutyNumber } from '#modules/directory/duty-number.contract.ts'
import { askEmergencyCallBack } from '#modules/hotline/call-back.contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { addCounsellingSession, openCounselling } from '#modules/hotline/counselling.contract.ts'
import { signHandoverFrom } from '#modules/hotline/handover.contract.ts'
import { planShift } from '#modules/hotline/shift.contract.ts'
import { anIncident } from '#modules/incidents/incident.builders.ts'
import { recordIncidentContract } from '#modules/incidents/incident.contract.ts'
import { beginReport, enterReportedFigure, freezeReport } from '#modules/reports/report.contract.ts'
import { makeSafetyPlanContract, printSafetyPlanContract } from '#modules/safety/plan.contract.ts'
import { openSuicideRiskContract } from '#modules/safety/suicide.contract.ts'
import { joined, parts } from '#tests/support/fault-parts.ts'
import { nameOf, type Sample, sampleMoment, sampleNow } from '#tests/support/samples.ts'
import { type Person, useWorld, type World } from '#tests/support/world.ts'

/** A house with one of each record, and somebody of every role who works on them. */
export interface Scene extends World {
  agencyId: string
  otherAgencyId: string
  /** Of every role, assigned to the case and so following its contact. */
  people: Record<Role, Person>
  known: Record<string, string>
  /** Asks the database itself, past all row rules. */
  look<T extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>
  /** The sample as it may be sent now: versions and states of the records it names, as they stand. */
  fresh(contract: Contract, sample: Sample): Promise<Sample>
  /** A digest of every table but the audit, sessions and idempotency: equal digests, nothing was written. */
  digest(): Promise<Record<string, string>>
}

export const contracts: Contract[] = modules.flatMap((module) => module.routes.map((route) => route.contract))
const permits = new Map<string, readonly string[]>(
  modules.flatMap((module) => Object.entries(module.permits)),
)

/** A role that may call a route; nobody for a public one. */
export function callerOf(contract: Contract): Role | undefined {
  if (contract.permit === 'public') return undefined
  return contract.permit === 'signed-in' ? 'operator' : (permits.get(contract.permit)?.[0] as Role)
}

/** Opens a scene for this file. Read it inside tests. */
export function useScene(options: Parameters<typeof useWorld>[0] = {}): () => Scene {
  const world = useWorld(options)
  let scene: (Scene & { close(): Promise<void> }) | undefined
  beforeAll(async () => {
    scene = await makeScene(world())
  })
  afterAll(() => scene?.close())
  return () => {
    if (!scene) throw new Error('the scene is made before the first test')
    return scene
  }
}

async function makeScene(world: World): Promise<Scene & { close(): Promise<void> }> {
  world.setNow(sampleNow)
  const client = new pg.Client({ ...provided('cluster').superuser, database: world.server.database })
  await client.connect()
  const look = async <T>(text: string, values: unknown[] = []) =>
    (await client.query(text, values)).rows as T[]
  const agencyId = await world.agency({ name: 'Trung tâm Thử Một', duties: ['hotline'] })
  const otherAgencyId = await world.agency({ name: 'Trung tâm Thử Hai' })
  const entries: [Role, Person][] = []
  for (const role of roles) entries.push([role, await world.staff(role, { agencyId })])
  const people = Object.fromEntries(entries) as Record<Role, Person>
  const known = await makeRecords(people, { agencyId, otherAgencyId })
  for (const person of Object.values(people))
    await assign(look, known.case ?? '', person.id, people.supervisor.id)
  const [holding] = await look<{ id: string }>('select id from agency_duty where agency_id = $1', [agencyId])
  const [colleague, leader] = [
    await world.staff('operator', { agencyId }),
    await world.staff('duty_leader', { agencyId }),
  ]
  const spare = await world.staff('clerk', { agencyId })
  const [spareRole] = await look<{ id: string }>('select id from staff_role where staff_id = $1', [spare.id])
  const [callBack] = await look<{ id: string }>('select id from call_back where contact_id = $1', [
    known.contact,
  ])
  const [notice] = await look<{ id: string }>('select id from notice where staff_id = $1', [
    people.operator.id,
  ])
  Object.assign(known, {
    holding: holding?.id,
    colleague: colleague.id,
    leader: leader.id,
    spare: spare.id,
    spareRole: spareRole?.id,
    callBack: callBack?.id,
    notice: notice?.id,
  })
  for (const part of parts)
    Object.assign(known, await part.make?.({ world, people, known, agencyId, otherAgencyId, look }))

  return {
    ...world,
    agencyId,
    otherAgencyId,
    people,
    known,
    look,
    fresh: (contract, sample) => fresh(look, known, contract, sample),
    digest: await readerOfAll(client),
    close: () => client.end(),
  }
}

/** One statement over every table, prepared once: it is asked a thousand times, and planning it costs more than reading. */
async function readerOfAll(client: pg.Client): Promise<Scene['digest']> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables
     where schemaname = 'public' and tablename not in ('session', 'idempotency_key', 'sign_in_guard')
     and tablename !~ '^(place|legal_|law_)' order by 1`,
  )
  const sums = tables.map(
    ({ name }) =>
      `(select coalesce(sum(hashtextextended(t::text, 0)), 0)::text from public.${name} t) as ${name}`,
  )
  const text = `select ${sums.join(', ')}`
  return async () => (await client.query({ name: 'digest', text })).rows[0]
}

/** Puts somebody on a case, whatever their role: the permit is asked apart from the row. */
export async function assign(
  look: Scene['look'],
  caseId: string,
  staffId: string,
  by: string,
  when: { fromHours?: number; until?: string | null } = {},
): Promise<void> {
  await look(
    `insert into case_assignment (case_id, staff_id, part, agency_id, opened_at, from_at, until_at, set_by)
     select id, $2, 'team', agency_id, opened_at, now() + $5 * interval '1 hour', $4, $3 from case_file where id = $1
     on conflict (case_id, staff_id) do update set part = 'team', until_at = excluded.until_at`,
    [caseId, staffId, by, when.until ?? null, when.fromHours ?? -1],
  )
}

async function begun(officer: Person): Promise<string> {
  return (await officer.call(beginReport, { body: { kind: 'six_month', period: '2026-H1' } })).id
}

/** Where the version stands that a route asks for: table, column and parameter of the record. */
const versionAt: readonly (readonly [string, string, string, string])[] = [
  ...parts.flatMap((part) => part.versionAt ?? []),
  ['safe-contact', 'safe_contact', 'contact_id', 'id'],
  ['safety-card', 'safety_card', 'contact_id', 'id'],
  ['/api/contacts/', 'contact', 'id', 'id'],
  ['/persons/:person_id', 'person', 'id', 'person_id'],
  ['/api/suicide-risks/', 'suicide_risk', 'id', 'risk_id'],
  ['/safety-plans/:plan_id', 'safety_plan', 'id', 'plan_id'],
  ['/incidents/:incident_id', 'incident', 'id', 'incident_id'],
  ['/api/cases/', 'case_file', 'id', 'case_id'],
  ['/api/shifts/', 'shift', 'id', 'id'],
  ['/api/duty-numbers/', 'duty_number', 'id', 'id'],
  ['/api/agencies/', 'agency', 'id', 'agency_id'],
  ['/api/duty-holdings/', 'agency_duty', 'id', 'holding_id'],
  ['/api/reports/', 'report', 'id', 'report_id'],
  ['/api/reported-figures/', 'reported_figure', 'id', 'figure_id'],
  ['/roles/:role_id', 'staff_role', 'id', 'role_id'],
  ['/api/staff/', 'staff', 'id', 'staff_id'],
]

const freshenings = joined((part) => part.fresh)

async function fresh(
  look: Scene['look'],
  known: Record<string, string>,
  contract: Contract,
  sample: Sample,
): Promise<Sample> {
  const name = nameOf(contract)
  const brought = await freshenings[name]?.(look, known, sample)
  const whole = { ...sample, ...brought }
  let { params, body } = whole
  if (name === 'POST /api/duty-holdings/:holding_id/move') {
    const [held] = await look<{ id: string; agency_id: string; next: string }>(
      "select id, agency_id, (from_on + 1)::text as next from agency_duty where duty_code = 'hotline' and until_on is null",
    )
    const [to] = await look<{ id: string }>(
      'select id from agency where id <> $1 and valid_until is null limit 1',
      [held?.agency_id],
    )
    params = { holding_id: held?.id ?? '' }
    body = { ...body, on: held?.next, to_agency_id: to?.id }
  }
  if (name === 'POST /api/duties/:duty_code/holdings') {
    const [free] = await look<{ id: string }>(
      "select id from place p where level = 'commune' and not exists (select 1 from agency_duty d where d.place_id = p.id) order by id limit 1",
    )
    body = { ...body, place_id: free?.id }
  }
  if (name === 'POST /api/call-backs/:id/review') {
    params = { id: known.emergencyCallBack ?? '' }
    await look(
      `update call_back set status = 'made', allowed_by = $2, made_by = asked_by, made_at = now(), result = 'reached', reviewed_by = null, reviewed_at = null,
              sealed_review = null where id = $1`,
      [known.emergencyCallBack, known.leader],
    )
  }
  if (contract.path.includes('suicide-risks')) {
    // A case has one open at a time: the known one, unless another is about to be opened.
    await look(
      `update suicide_risk set status = 'closed', closed_at = now(), closed_by = asked_by
       where status = 'open' and case_id = $1 and (id <> $2 or $3)`,
      [known.case, known.suicideRisk, name === 'POST /api/cases/:case_id/suicide-risks'],
    )
    if (name !== 'POST /api/cases/:case_id/suicide-risks')
      await look(
        "update suicide_risk set status = 'open', closed_at = null, closed_by = null where id = $1 and status = 'closed'",
        [known.suicideRisk],
      )
  }
  if (name === 'POST /api/cases/:case_id/safety-plans') {
    const [newest] = await look<{ no: number }>('select max(no) as no from safety_plan where case_id = $1', [
      params.case_id,
    ])
    body = { ...body, instead_of: newest?.no ?? 0 }
  }
  if (contract.path.includes('/safety-plans/:plan_id')) {
    const [newest] = await look<{ id: string }>(
      'select id from safety_plan where case_id = $1 order by no desc limit 1',
      [params.case_id],
    )
    if (newest) params = { ...params, plan_id: newest.id }
  }
  if (contract.path.includes('/incidents/:incident_id'))
    await look(
      "update incident set status = 'recorded', aside_reason = null where id = $1 and status <> 'recorded'",
      [known.incident],
    )
  const [, table, column, param] = versionAt.find(([part]) => contract.path.includes(part)) ?? []
  if (!body || !('version' in body) || !table) return { ...whole, params, ...(body ? { body } : {}) }
  const [row] = await look<Record<string, unknown>>(`select * from ${table} where ${column} = $1`, [
    params[param ?? ''] ?? (body as Record<string, unknown>)[param ?? ''],
  ])
  const state = name.endsWith('/step')
    ? { to: row?.step === 1 ? 2 : 1 }
    : name.endsWith('/move') && row?.status === 'closed'
      ? { move: 'reopen', reason: undefined }
      : {}
  return { ...whole, params, body: { ...body, ...state, version: row?.version ?? body.version } }
}

/** One of each record, made through the routes by the operator of the house. */
async function makeRecords(
  people: Record<Role, Person>,
  { agencyId, otherAgencyId }: { agencyId: string; otherAgencyId: string },
) {
  const { operator, duty_leader } = people
  const call = {
    kind: 'inbound_call',
    caller: 'survivor',
    started_at: sampleMoment,
    danger_now: false,
    sexual_assault: false,
    suicide_risk: false,
    topic: 'law',
  } as const
  const { id: contact } = await operator.call(takeContact, {
    body: {
      ...call,
      ended_at: '2026-11-20T08:10:00+07:00',
      outcome: 'callback_agreed',
      callback_due_at: sampleMoment,
      name: 'Người Bịa Mẫu',
      phone: '0912000001',
      notes: 'lời mẫu',
      safe_contact: {
        call_allowed: true,
        text_allowed: false,
        hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }],
        say: 'nói là bạn',
      },
      safety_card: { code_word: 'hoa sữa', danger: null, plan: null, whom_to_call: null },
    },
  })
  const lost = await operator.call(takeContact, {
    body: { ...call, ended_at: sampleMoment, outcome: 'lost_line', phone: '0912000002' },
  })
  const { id: emergencyCallBack } = await operator.call(askEmergencyCallBack, { params: { id: lost.id } })
  const opened = await operator.call(openCaseContract, {
    body: {
      contact_id: contact,
      danger: 'high',
      gender_equality: true,
      gbv: true,
      topic: 'domestic_violence',
      summary: 'tóm tắt mẫu',
      persons: [{ part: 'survivor', sex: 'female', name: 'Người Bịa Mẫu', phone: '0912000001' }],
      emergency: { kinds: ['medical'], given_at: sampleMoment, persons: [0] },
    },
  })
  const inCase = { case_id: opened.id }
  const { id: suicideRisk } = await operator.call(openSuicideRiskContract, {
    params: inCase,
    body: {
      asked_at: sampleMoment,
      means: 'unknown',
      plan: 'unknown',
      alone: 'unknown',
      stays: 'unknown',
      called: [],
      call_again_by: '2026-11-20T20:00:00+07:00',
    },
  })
  const { id: safetyPlan } = await operator.call(makeSafetyPlanContract, {
    params: inCase,
    body: { instead_of: 0, with_her: true, parts: { code_word: 'từ mẫu' } },
  })
  const { id: safetyPrint } = await operator.call(printSafetyPlanContract, {
    params: { ...inCase, plan_id: safetyPlan },
    body: { paper: 'kept_here', where: 'nơi mẫu' },
  })
  const { id: incident } = await operator.call(recordIncidentContract, { params: inCase, body: anIncident() })
  const { id: counselling } = await operator.call(openCounselling, {
    params: { id: contact },
    body: { topic: 'law' },
  })
  await operator.call(addCounsellingSession, {
    params: { id: counselling },
    body: { held_at: sampleMoment, mode: 'phone', minutes: 20, note: 'ghi chú mẫu' },
  })
  const plan = {
    name: 'Ca mẫu',
    starts_at: sampleMoment,
    ends_at: '2026-11-21T20:00:00+07:00',
    leader_id: duty_leader.id,
    member_ids: [operator.id],
  }
  const { id: shift } = await duty_leader.call(planShift, { body: plan })
  const { id: handover } = await duty_leader.call(signHandoverFrom, {
    body: { to_staff: operator.id, shift_id: shift, notes: { calls: 'gọi lại mẫu' } },
  })
  const { id: dutyNumber } = await duty_leader.call(addDutyNumber, {
    body: { place_id: '22', service: 'police', name: 'Số mẫu', phone: '02033000001' },
  })
  const officer = people.provincial_officer
  const [report, frozenReport] = [await begun(officer), await begun(officer)]
  await officer.call(freezeReport, { params: { report_id: frozenReport }, body: { version: 1 } })
  const told = {
    title: 'Số mẫu',
    unit: 'lượt',
    value: 7,
    from: '2026-01-01',
    until: '2026-07-01',
    body_name: 'Cơ quan mẫu',
    document_number: '1/BC-M',
    document_date: '2026-07-02',
  }
  const { id: figure } = await officer.call(enterReportedFigure, { body: told })
  const draft = randomUUID()
  await operator.call(saveDraft, {
    params: { client_ref: draft },
    body: { form: 'mau', seq: 1, content: { ghi_chu: 'mẫu' } },
  })
  return {
    contact,
    lost: lost.id,
    emergencyCallBack,
    case: opened.id,
    person: opened.person_ids[0] ?? '',
    suicideRisk,
    safetyPlan,
    safetyPrint,
    incident,
    counselling,
    shift,
    handover,
    dutyNumber,
    draft,
    report,
    frozenReport,
    figure,
    agency: agencyId,
    otherAgency: otherAgencyId,
    place: '22',
    duty: 'gender_equality',
    indicator: 'HOT-1',
  } as Record<string, string>
}
