import { type Role, roles } from '#modules/access/index.ts'
import { parts } from '#tests/support/fault-parts.ts'
import {
  agency,
  cases,
  contact,
  hotline,
  type IdorRow,
  mine,
  overseers,
  protection,
  row,
  takers,
  workers,
} from './idor.rows.ts'

const matrices = import.meta.glob<{
  matrix: readonly { route: string; allowed: 'public' | 'signed-in' | readonly Role[] }[]
}>('../../src/modules/*/*.matrix.ts', { eager: true })

/** Routes below a case: the case exists for whom the access table lets call them and the case's own rule lets see it. */
function ofCases(stated: readonly IdorRow[]): IdorRow[] {
  const isStated = (route: string) => stated.some((row) => row.route === route && row.at === 'params.case_id')
  return Object.values(matrices)
    .flatMap(({ matrix }) => matrix)
    .filter(({ route }) => route.includes('/:case_id') && !isStated(route))
    .map(({ route, allowed }) => ({
      route,
      at: 'params.case_id',
      record: 'case',
      exists: cases(Array.isArray(allowed) ? allowed : roles),
    }))
}

/** Stated by hand, route by route. */
const statedRows: readonly IdorRow[] = [
  ...parts.flatMap((part) => part.idor ?? []),
  ...row(
    'contact',
    'params.id',
    contact([...hotline, 'case_manager']),
    'GET /api/contacts/:id',
    'POST /api/contacts/:id/open',
    'POST /api/contacts/:id/paper',
    'GET /api/contacts/:id/safe-contact',
    'PUT /api/contacts/:id/safe-contact',
    'POST /api/contacts/:id/safe-contact/open',
    'PUT /api/contacts/:id/safety-card',
    'POST /api/contacts/:id/safety-card/open',
    'GET /api/contacts/:id/counselling',
  ),
  ...row('contact', 'params.id', contact(hotline), 'PATCH /api/contacts/:id'),
  ...row('contact', 'params.id', contact(takers), 'POST /api/contacts/:id/emergency-call-back'),
  ...row('contact', 'params.id', contact(workers), 'POST /api/contacts/:id/counselling'),
  ...row('contact', 'body.contact_id', contact(hotline), 'POST /api/contacts/history'),
  ...row('contact', 'body.contact_id', contact(workers), 'POST /api/cases'),
  ...row(
    'callBack',
    'params.id',
    contact(takers),
    'POST /api/call-backs/:id/made',
    'POST /api/call-backs/:id/drop',
  ),
  ...row(
    'callBack',
    'params.id',
    contact(['duty_leader']),
    'POST /api/call-backs/:id/allow',
    'POST /api/call-backs/:id/refuse',
  ),
  ...row('callBack', 'params.id', contact(['duty_leader', 'supervisor']), 'POST /api/call-backs/:id/review'),
  ...row('counselling', 'params.id', contact(workers), 'POST /api/counselling/:id/sessions'),
  ...row('counselling', 'params.id', contact([...hotline, 'case_manager']), 'POST /api/counselling/:id/open'),
  ...row('case', 'params.case_id', cases([...workers, 'supervisor']), 'GET /api/cases/:case_id'),
  ...row(
    'case',
    'params.case_id',
    cases(workers),
    'PATCH /api/cases/:case_id',
    'POST /api/cases/:case_id/step',
    'POST /api/cases/:case_id/persons',
    'PATCH /api/cases/:case_id/persons/:person_id',
    'POST /api/cases/:case_id/persons/:person_id/open',
    'POST /api/cases/:case_id/supports',
    'POST /api/cases/:case_id/notes',
  ),
  ...row(
    'case',
    'params.case_id',
    cases([...workers, 'supervisor']),
    'GET /api/cases/:case_id/risk',
    'GET /api/cases/:case_id/suicide-risks',
    'GET /api/cases/:case_id/safety-plans',
    'GET /api/cases/:case_id/incidents',
  ),
  ...row(
    'case',
    'params.case_id',
    cases(workers),
    'POST /api/cases/:case_id/risk',
    'POST /api/cases/:case_id/suicide-risks',
    'POST /api/cases/:case_id/safety-plans',
    'POST /api/cases/:case_id/safety-plans/:plan_id/review',
    'POST /api/cases/:case_id/safety-plans/:plan_id/prints',
    'POST /api/cases/:case_id/incidents',
    'PUT /api/cases/:case_id/incidents/:incident_id',
    'POST /api/cases/:case_id/incidents/:incident_id/move',
  ),
  ...row(
    'suicideRisk',
    'params.risk_id',
    cases(workers),
    'POST /api/suicide-risks/:risk_id/spoken',
    'POST /api/suicide-risks/:risk_id/close',
  ),
  ...row(
    'safetyPlan',
    'params.plan_id',
    cases(workers),
    'POST /api/cases/:case_id/safety-plans/:plan_id/review',
    'POST /api/cases/:case_id/safety-plans/:plan_id/prints',
  ),
  ...row(
    'incident',
    'params.incident_id',
    cases(workers),
    'PUT /api/cases/:case_id/incidents/:incident_id',
    'POST /api/cases/:case_id/incidents/:incident_id/move',
  ),
  // A print is there for who asked for it alone.
  ...row(
    'case',
    'params.case_id',
    { own: ['operator'] },
    'GET /api/cases/:case_id/safety-plan-prints/:print_id',
  ),
  ...row(
    'safetyPrint',
    'params.print_id',
    { own: ['operator'] },
    'GET /api/cases/:case_id/safety-plan-prints/:print_id',
  ),
  ...row('case', 'params.case_id', cases(['case_manager', 'supervisor']), 'POST /api/cases/:case_id/move'),
  ...row(
    'case',
    'params.case_id',
    cases(['supervisor']),
    'POST /api/cases/:case_id/assignments',
    'POST /api/cases/:case_id/assignments/:staff_id/end',
    'POST /api/cases/:case_id/conflicts',
  ),
  ...row(
    'person',
    'params.person_id',
    cases(workers),
    'PATCH /api/cases/:case_id/persons/:person_id',
    'POST /api/cases/:case_id/persons/:person_id/open',
  ),
  ...row('person', 'body.person_ids', cases(workers), 'POST /api/cases/:case_id/supports'),
  ...row('shift', 'params.id', agency(['duty_leader', 'supervisor']), 'PUT /api/shifts/:id'),
  ...row('handover', 'params.id', agency(takers), 'POST /api/handovers/:id/sign'),
  ...row('handover', 'params.id', agency(hotline), 'POST /api/handovers/:id/open'),
  // Not signed yet: of the agency that writes it, and of nobody else.
  ...row(
    'frozenReport',
    'params.report_id',
    agency(['provincial_officer', 'union_officer', 'leader', 'clerk']),
    'GET /api/reports/:report_id',
    'POST /api/reports/:report_id/figures',
    'GET /api/reports/:report_id/issues/:no/docx',
    'GET /api/reports/:report_id/issues/:no/differences',
  ),
  ...row(
    'frozenReport',
    'params.report_id',
    agency(['provincial_officer', 'union_officer']),
    'PUT /api/reports/:report_id/body',
    'POST /api/reports/:report_id/freeze',
  ),
  ...row('frozenReport', 'params.report_id', agency(['leader']), 'POST /api/reports/:report_id/sign'),
  ...row('frozenReport', 'params.report_id', agency(['clerk']), 'POST /api/reports/:report_id/number'),
  ...row(
    'open',
    'params.no',
    {},
    'GET /api/reports/:report_id/issues/:no/docx',
    'GET /api/reports/:report_id/issues/:no/differences',
  ),
  ...row('open', 'params.figure_id', {}, 'POST /api/reported-figures/:figure_id/withdraw'), // shown to the whole house
  ...row('notice', 'params.id', mine, 'POST /api/notices/:id/read'),
  ...row('draft', 'params.client_ref', mine, 'GET /api/drafts/:client_ref'),
  // One row for each author: the same reference of somebody else is another draft, and saving or dropping it tells nothing.
  ...row('open', 'params.client_ref', {}, 'PUT /api/drafts/:client_ref', 'DELETE /api/drafts/:client_ref'),
  ...row(
    'open',
    'body.client_ref',
    {},
    'POST /api/contacts',
    'POST /api/cases',
    'POST /api/cases/:case_id/risk',
    'POST /api/cases/:case_id/safety-plans',
    'POST /api/cases/:case_id/incidents',
    'PUT /api/cases/:case_id/incidents/:incident_id',
  ),
  // Staff, agencies, duties, places and duty numbers name nobody who was harmed; whoever may call may know that they are there.
  ...row(
    'open',
    'params.staff_id',
    {},
    'POST /api/cases/:case_id/assignments/:staff_id/end',
    'PATCH /api/staff/:staff_id',
    'POST /api/staff/:staff_id/enabled',
    'POST /api/staff/:staff_id/link',
    'POST /api/staff/:staff_id/roles',
    'POST /api/staff/:staff_id/roles/:role_id/end',
  ),
  ...row('open', 'params.role_id', {}, 'POST /api/staff/:staff_id/roles/:role_id/end'),
  ...row(
    'open',
    'params.agency_id',
    {},
    'PATCH /api/agencies/:agency_id',
    'POST /api/agencies/:agency_id/close',
  ),
  ...row('open', 'params.holding_id', {}, 'POST /api/duty-holdings/:holding_id/move'),
  ...row('open', 'params.duty_code', {}, 'POST /api/duties/:duty_code/holdings'),
  ...row('open', 'params.id', {}, 'PUT /api/duty-numbers/:id', 'POST /api/duty-numbers/:id/tested'),
  ...row('open', 'params.place_id', {}, 'GET /api/places/:place_id'),
  ...row('open', 'params.code', {}, 'GET /api/indicators/:code', 'GET /api/indicators/:code/records'),
  ...row(
    'open',
    'body.staff_id',
    {},
    'POST /api/cases/:case_id/assignments',
    'POST /api/cases/:case_id/conflicts',
  ),
  ...row(
    'open',
    'body.agency_id',
    {},
    'POST /api/staff',
    'POST /api/staff/:staff_id/roles',
    'POST /api/duties/:duty_code/holdings',
  ),
  ...row('open', 'body.to_agency_id', {}, 'POST /api/duty-holdings/:holding_id/move'),
  ...row('open', 'body.parent_id', {}, 'POST /api/agencies', 'PATCH /api/agencies/:agency_id'),
  ...row('open', 'body.leader_id', {}, 'POST /api/shifts', 'PUT /api/shifts/:id'),
  ...row('open', 'body.member_ids', {}, 'POST /api/shifts', 'PUT /api/shifts/:id'),
  ...row('open', 'body.to_staff', {}, 'POST /api/handovers'),
  ...row('shift', 'body.shift_id', agency(takers), 'POST /api/handovers'),
  ...row('open', 'query.agency_id', {}, 'GET /api/duties', 'GET /api/staff'),
  ...row(
    'case',
    'query.record_id',
    { own: overseers, agency: overseers, other: ['data_protection_officer'], ended: overseers },
    'GET /api/conflicts',
  ),
  ...row(
    'case',
    'query.record_id',
    { own: protection, agency: protection, other: protection, ended: protection },
    'GET /api/audit',
  ),
  ...row('open', 'query.staff_id', {}, 'GET /api/conflicts', 'GET /api/audit'),
]

/** Every place where a route takes an id, and for whom what it names exists. A route missing here fails. */
export const idorTable: readonly IdorRow[] = [...statedRows, ...ofCases(statedRows)]
