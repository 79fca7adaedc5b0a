import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Contract } from '#kernel/contract.ts'
import { samplePdf } from '#modules/documents/file.sample.ts'
import { joined } from './fault-parts.ts'

/** Records and people that a sample may name, by what they are: `contact`, `case`, `person`, `staff`, `agency` … */
export type Known = Readonly<Record<string, string>>

/** One call that a route accepts, and where free text stands in its body and query. */
export interface Sample {
  params: Record<string, string>
  query?: Record<string, unknown>
  body?: Record<string, unknown>
  /** What a route that takes a file is sent beside its body. */
  file?: Uint8Array
  texts: TextField[]
}

export interface TextField {
  part: 'body' | 'query'
  path: readonly string[]
}

/** Moments of the samples; a test sets its clock to `sampleNow`, a day later. */
export const sampleMoment = '2026-11-20T08:00:00+07:00'
export const sampleNow = '2026-11-21T08:00:00+07:00'

type Json = {
  type?: string | string[]
  properties?: Record<string, Json>
  items?: Json
  enum?: unknown[]
  const?: unknown
  anyOf?: Json[]
  oneOf?: Json[]
  format?: string
  pattern?: string
  minimum?: number
  minLength?: number
  additionalProperties?: unknown
}

export const nameOf = (contract: Contract) => `${contract.method} ${contract.path}`

/** What a field of this name holds, where its shape alone does not tell. */
const byName: Record<string, unknown> = {
  place_id: '22',
  province_id: '22',
  within: '22',
  phone: '0912345678',
  id_number: '022199000001',
  from: '08:00',
  until: '20:00',
  days: 1,
  duty_code: 'hotline',
  username: () => `mau.${randomUUID().slice(0, 8)}`,
  code: '123456',
  token: 'a'.repeat(43),
  form: 'mau',
  keys: 'hotline.opening',
  valid_from: '2020-01-01',
  from_on: '2020-01-01',
  valid_until: '2027-01-01',
  until_on: '2027-01-01',
  on: '2026-11-20',
  role: 'operator',
  minutes: 30,
  relationship: 'spouse',
  reason: undefined,
  after: undefined,
  client_ref: () => randomUUID(),
  content: { ghi_chu: 'mẫu' },
}

/** Which known record a field or parameter names. */
const recordOf: Record<string, string> = {
  contact_id: 'contact',
  case_id: 'case',
  risk_id: 'suicideRisk',
  plan_id: 'safetyPlan',
  print_id: 'safetyPrint',
  incident_id: 'incident',
  person_id: 'person',
  person_ids: 'person',
  staff_id: 'colleague',
  to_staff: 'colleague',
  leader_id: 'leader',
  member_ids: 'colleague',
  shift_id: 'shift',
  agency_id: 'agency',
  to_agency_id: 'otherAgency',
  parent_id: 'otherAgency',
  holding_id: 'holding',
  role_id: 'spareRole',
  client_ref: 'draft',
  record_id: 'case',
  figure_id: 'figure',
  contacts: 'contact',
  'call-backs': 'callBack',
  counselling: 'counselling',
  shifts: 'shift',
  handovers: 'handover',
  notices: 'notice',
  'duty-numbers': 'dutyNumber',
  duty_code: 'duty',
  code: 'indicator',
  place_id: 'place',
}

const partRecords = joined((part) => part.records)
/** The known record that a field of a route names. */
const recordNamed = (route: string, field: string): string | undefined =>
  partRecords[`${route} ${field}`] ?? partRecords[field] ?? recordOf[field]

type Hint = (body: Record<string, unknown>) => Record<string, unknown>
const contactHint: Hint = (body) => ({
  ...body,
  kind: 'inbound_call',
  received_from: null,
  outcome: 'advised',
  gender_equality: true,
  gbv: true,
  sexual_assault: true,
  anonymous: false,
  callback_due_at: undefined,
  emergency_callback: false,
})

/** An incident whose answers fit each other; what is typed in words stays as it was made. */
const incidentHint: Hint = (body) => ({
  ...body,
  reported_on: '2026-11-20',
  occurred_on: '2026-11-18',
  occurred_sure: 'known',
  type_answers: { physical: 'yes' },
  bond: 'spouse',
  relationship: 'partner',
  acts: ['a'],
})

/** What has to fit together in one body and no shape can say. */
const hints: Record<string, Hint> = {
  ...joined((part) => part.hints),
  'POST /api/contacts': contactHint,
  'PATCH /api/contacts/:id': (body) => ({ ...contactHint(body), emergency_callback: undefined }),
  'POST /api/cases': (body) => ({
    ...body,
    received_from: undefined,
    persons: [{ ...(body.persons as object[])[0], part: 'survivor' }],
    emergency: { ...(body.emergency as object), persons: [0] },
  }),
  'POST /api/cases/:case_id/persons': (body) => ({ ...body, part: 'child' }),
  'PATCH /api/cases/:case_id/persons/:person_id': (body) => ({ ...body, part: undefined }),
  'POST /api/cases/:case_id/persons/:person_id/open': (body) => ({ ...body, reason: 'other' }),
  'POST /api/cases/:case_id/step': (body) => ({ ...body, to: 2 }),
  'POST /api/cases/:case_id/move': (body) => ({ ...body, move: 'close', reason: 'goal_met' }),
  'POST /api/cases/:case_id/assignments': (body) => ({ ...body, part: 'team', until_at: undefined }),
  'POST /api/cases/:case_id/risk': (body) => ({
    ...body,
    instrument_code: 'partner_danger',
    edition: 1,
    answers: [{ question: 'near_now', answer: 'yes' }],
  }),
  'POST /api/cases/:case_id/incidents': incidentHint,
  'PUT /api/cases/:case_id/incidents/:incident_id': incidentHint,
  'POST /api/incidents/export': (body) => ({ ...body, from: '2026-11-01', until: '2026-12-01' }),
  'POST /api/contacts/history': (body) => ({ ...body, reason: 'danger' }),
  'POST /api/shifts': (body) => ({ ...body, ends_at: '2026-11-20T20:00:00+07:00' }),
  'PUT /api/shifts/:id': (body) => ({ ...body, ends_at: '2026-11-20T20:00:00+07:00' }),
  'POST /api/call-backs/:id/made': (body) => ({ ...body, again_at: undefined }),
  'PUT /api/contacts/:id/safe-contact': (body) => ({ ...body, version: null }),
  'PUT /api/contacts/:id/safety-card': (body) => ({ ...body, version: null }),
  'POST /api/reports': (body) => ({ ...body, period: '2026-H1', scheme: 'half_year' }),
  'POST /api/reports/:report_id/sign': (body) => ({ ...body, signed_on: '2026-11-22' }),
  'POST /api/reported-figures': (body) => ({ ...body, from: '2026-01-01', until: '2026-07-01' }),
  'POST /api/duty-holdings/:holding_id/move': (body) => ({ ...body, on: '2026-11-20' }),
}

const queryHints: Record<string, Hint> = {
  ...joined((part) => part.queryHints),
  'GET /api/indicators/:code': () => ({ from: '2026-01-01', until: '2026-07-01' }),
  'GET /api/indicators/:code/records': () => ({ from: '2026-01-01', until: '2026-07-01' }),
  'GET /api/reported-figures': () => ({ from: '2026-01-01', until: '2026-07-01' }),
  'GET /api/gbvims': () => ({ year: 2026 }),
  'GET /api/gbvims/export': () => ({ year: 2026 }),
  'GET /api/shifts': () => ({ from: '2026-11-01', until: '2026-12-01' }),
}

/**
 * Calls that a route accepts, made out of its shapes with every field filled: one for each alternative body. Later
 * routes are covered by themselves; only what no shape can say (records, fields that must fit each other) stands above.
 */
export function samplesOf(contract: Contract, known: Known): Sample[] {
  const name = nameOf(contract)
  const params = paramsOf(contract, known)
  const query = contract.query && shapeOf(contract.query)
  const asked = query && (queryHints[name]?.({}) ?? onlyNeeded(query, known, name))
  const queryTexts = query ? textsOf(query, []).map((path): TextField => ({ part: 'query', path })) : []
  const file = contract.upload ? { file: samplePdf('mau') } : {}
  const base = { params, ...file, ...(asked ? { query: asked } : {}) }
  if (!contract.body) return [{ ...base, texts: queryTexts }]
  const shape = shapeOf(contract.body)
  return optionsOf(shape).map((option) => {
    const made = madeOf(option, '', known, name) as Record<string, unknown>
    const texts = textsOf(option, []).map((path): TextField => ({ part: 'body', path }))
    return { ...base, body: clean(hints[name]?.(made) ?? made), texts: [...texts, ...queryTexts] }
  })
}

/** The parameters of a path: the record that the word before names, or that the parameter's own name does. */
export function paramsOf(contract: Contract, known: Known): Record<string, string> {
  const words = contract.path.split('/')
  return Object.fromEntries(
    words.flatMap((word, at) => {
      if (!word.startsWith(':')) return []
      const param = word.slice(1)
      const before = words[at - 1] ?? ''
      if (param === 'no') return [[param, '1']]
      const told = partRecords[`${nameOf(contract)} ${param}`] ?? partRecords[param]
      if (told) return [[param, known[told] ?? randomUUID()]]
      if (param === 'report_id')
        return [
          [param, known[/(body|freeze)$/.test(contract.path) ? 'report' : 'frozenReport'] ?? randomUUID()],
        ]
      const record =
        param === 'id'
          ? recordOf[before]
          : param === 'staff_id' && before === 'staff'
            ? 'spare'
            : recordOf[param]
      return [[param, known[record ?? ''] ?? randomUUID()]]
    }),
  )
}

/** The same call with one field set to something else. */
export function withText(sample: Sample, field: TextField, value: unknown): Sample {
  return { ...sample, [field.part]: setAt(structuredClone(sample[field.part] ?? {}), field.path, value) }
}

function setAt(holder: unknown, path: readonly string[], value: unknown): unknown {
  const [first = '', ...rest] = path
  const inner = holder as Record<string, unknown>
  inner[first] = rest.length === 0 ? value : setAt(inner[first] ?? {}, rest, value)
  return holder
}

const shapes = new WeakMap<z.ZodType, Json & { required?: string[] }>()
function shapeOf(schema: z.ZodType): Json & { required?: string[] } {
  const shape =
    shapes.get(schema) ??
    (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json & { required?: string[] })
  shapes.set(schema, shape)
  return shape
}

function onlyNeeded(
  shape: Json & { required?: string[] },
  known: Known,
  route: string,
): Record<string, unknown> {
  return Object.fromEntries(
    (shape.required ?? []).map((name) => [name, madeOf(shape.properties?.[name] ?? {}, name, known, route)]),
  )
}

function madeOf(schema: Json, name: string, known: Known, route: string): unknown {
  const option = optionsOf(schema)[0] ?? {}
  const type = [option.type].flat()[0]
  if (type === 'array') return elementsOf(option.items).map((each) => madeOf(each, name, known, route))
  if (type === 'object' && option.properties) {
    return Object.fromEntries(
      Object.entries(option.properties).map(([field, inner]) => [field, madeOf(inner, field, known, route)]),
    )
  }
  if (option.const !== undefined) return option.const
  const set = name in byName && !(option.format === 'date-time') ? byName[name] : undefined
  const named = typeof set === 'function' ? (set as () => string)() : set
  if (option.enum) return option.enum.includes(named) ? named : option.enum[0]
  if (option.format === 'uuid') return known[recordNamed(route, name) ?? ''] ?? named ?? randomUUID()
  if (option.format === 'date-time') return sampleMoment
  if (option.format === 'date')
    return typeof named === 'string' && /^\d{4}-/.test(named) ? named : '2026-11-20'
  if (named !== undefined) return named
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(option.minimum ?? 1, 1)
  return 'Chữ mẫu chỉ để thử'
}

/** What a value may be, `null` apart. */
const optionsOf = (schema: Json): Json[] =>
  (schema.anyOf ?? schema.oneOf)?.filter((option) => option.type !== 'null') ?? [schema]

/** One element of a list for each kind of object it may hold. */
function elementsOf(items: Json | undefined): Json[] {
  const options = optionsOf(items ?? {})
  return options.every((option) => option.properties) ? options : options.slice(0, 1)
}

/** Paths of strings that may be anything somebody types. */
function textsOf(schema: Json, path: string[]): string[][] {
  if (schema.anyOf ?? schema.oneOf) return optionsOf(schema).flatMap((option) => textsOf(option, path))
  const inner = Object.entries(schema.properties ?? {}).flatMap(([field, each]) =>
    textsOf(each, [...path, field]),
  )
  const items = schema.items
    ? elementsOf(schema.items).flatMap((each, at) => textsOf(each, [...path, String(at)]))
    : []
  const isText =
    [schema.type].flat().includes('string') &&
    !schema.enum &&
    schema.const === undefined &&
    !schema.format &&
    !schema.pattern
  return [...(isText && path.length > 0 ? [path] : []), ...inner, ...items]
}

function clean(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}
