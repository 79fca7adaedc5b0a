import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, placeId, text, version } from '#kernel/shapes.ts'
import * as codes from './incident.codes.ts'
import { incidentMoves, incidentStatuses } from './incident.life.ts'
import { typeOf } from './type.rule.ts'

const caseParams = z.strictObject({ case_id: id })
const incidentParams = z.strictObject({ case_id: id, incident_id: id })
const words = text({ max: 16_000 })
const Known = z.enum(codes.knownCodes)
const unlike = (list: readonly string[]) => new Set(list).size === list.length

/** Columns of an incident as they are stored, without what is sealed or derived. */
const told = {
  reported_on: day,
  occurred_on: day.nullable(),
  occurred_sure: z.enum(codes.occurred_sureCodes),
  time_of_day: z.enum(codes.time_of_dayCodes),
  place_kind: z.enum(codes.place_kindCodes),
  type_answers: z.strictObject({
    penetration: Known.optional(),
    sexual_contact: Known.optional(),
    physical: Known.optional(),
    forced_marriage: Known.optional(),
    denial: Known.optional(),
    psychological: Known.optional(),
    gbv: Known.optional(),
  }),
  /** Between the two, in the sense of the law on domestic violence: which acts may be chosen. */
  bond: z.enum(codes.bondCodes),
  other_forms: z.array(z.enum(codes.other_formsCodes)).max(4).refine(unlike, { error: 'input.not_offered' }),
  harmful_practice: z.enum(codes.harmful_practiceCodes),
  abduction: z.enum(codes.abductionCodes),
  exchanged: Known,
  previous_gbv: Known,
  reported_elsewhere: z.enum(codes.reported_elsewhereCodes),
  reported_where: z
    .array(z.enum(codes.reported_whereCodes))
    .max(7)
    .refine(unlike, { error: 'input.not_offered' }),
  alleged_number: z.enum(codes.alleged_numberCodes),
  alleged_sex: z.enum(codes.alleged_sexCodes),
  alleged_age: z.enum(codes.alleged_ageCodes),
  alleged_occupation: z.enum(codes.alleged_occupationCodes),
  alleged_before: Known,
  relationship: z.enum(codes.relationshipCodes),
  /** Full years on the day it happened; null when unknown. */
  survivor_age: z.int().min(0).max(120).nullable(),
  survivor_country: z.enum(codes.survivor_countryCodes),
  survivor_marital: z.enum(codes.maritalCodes),
  survivor_disability: z.enum(codes.disabilityCodes),
  survivor_child: z.enum(codes.survivor_childCodes),
  displacement: z.enum(codes.displacementCodes),
  stage: z.enum(codes.stageCodes),
  referred_by: z.enum(codes.referred_byCodes),
  wants_legal_action: z.enum(codes.wants_legal_actionCodes),
  /** She agrees that figures without identity are shared in reports. */
  consent_reporting: z.boolean(),
}
const Service = z.strictObject({ service: z.enum(codes.serviceCodes), outcome: z.enum(codes.outcomeCodes) })
/** Letters of the law's points: a … q with đ. */
const actCode = z.string().regex(/^[a-zđ]{1,2}$/, { error: 'input.not_offered' })

const typed = {
  ...told,
  place_id: placeId.nullable(),
  acts: z.array(actCode).max(16).refine(unlike, { error: 'input.not_offered' }),
  services: z
    .array(Service)
    .max(7)
    .refine((list) => unlike(list.map((each) => each.service)), { error: 'input.not_offered' }),
  narrative: words.nullable(),
  /** What an answer "other" or "not gender-based" means, in words. */
  other: text({ max: 2_000 }).nullable(),
}
const domestic = ['spouse', 'divorced', 'cohabiting', 'family']

/** What has to fit together in one incident, whoever writes it. */
function fitting<T extends z.ZodType<z.output<z.ZodObject<typeof typed>>>>(shape: T) {
  return shape
    .refine((body) => typeOf(body.type_answers) !== undefined, {
      path: ['type_answers'],
      error: 'incidents.type_unclear',
    })
    .refine((body) => (body.occurred_sure === 'unknown') === (body.occurred_on === null), {
      path: ['occurred_on'],
      error: 'incidents.day_or_unknown',
    })
    .refine((body) => body.occurred_on === null || body.occurred_on <= body.reported_on, {
      path: ['occurred_on'],
      error: 'incidents.told_later',
    })
    .refine((body) => body.acts.length === 0 || domestic.includes(body.bond), {
      path: ['acts'],
      error: 'incidents.acts_of_family',
    })
    .refine(
      (body) => !['spouse', 'divorced', 'cohabiting'].includes(body.bond) || body.relationship === 'partner',
      {
        path: ['relationship'],
        error: 'incidents.bond_is_partner',
      },
    )
}

const Changed = z.strictObject({
  id,
  version,
  status: z.enum(incidentStatuses),
  gbv_type: z.enum(codes.gbv_typeCodes),
})

export const readIncidentsContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/incidents',
  permit: 'incident.read',
  effect: 'read',
  summary: 'What happened, in a case: structure for who oversees it, words for who works on it. Recorded',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    is_open: z.boolean(),
    code: z.string(),
    opened_on: day,
    survivor_age_years: z.int().nullable(),
    place: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    items: z.array(
      z.strictObject({
        id,
        version,
        no: z.int(),
        status: z.enum(incidentStatuses),
        aside_reason: z.enum(codes.aside_reasonCodes).nullable(),
        recorded_at: instant,
        recorded_by: z.string(),
        ...told,
        gbv_type: z.enum(codes.gbv_typeCodes),
        contexts: z.array(z.enum(codes.contextCodes)),
        place_id: z.string().nullable(),
        place_name: z.string().nullable(),
        acts: z.array(z.strictObject({ code: z.string(), title_vi: z.string(), title_en: z.string() })),
        acts_on: day.nullable(),
        services: z.array(Service),
        narrative: z.string().nullable(),
        other: z.string().nullable(),
      }),
    ),
  }),
})
export type Incidents = z.infer<typeof readIncidentsContract.reply>
export type Incident = Incidents['items'][number]

export const recordIncidentContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/incidents',
  permit: 'incident.work',
  effect: 'write',
  summary: 'Records what happened; the type follows from the seven questions, contexts from the rest',
  params: caseParams,
  body: fitting(z.strictObject({ ...typed, client_ref: id.optional() })),
  reply: Changed,
})

export const correctIncidentContract = contract({
  method: 'PUT',
  path: '/api/cases/:case_id/incidents/:incident_id',
  permit: 'incident.work',
  effect: 'write',
  summary: 'Corrects an incident as a whole; a service left out stays as it is',
  params: incidentParams,
  body: fitting(z.strictObject({ ...typed, version, client_ref: id.optional() })),
  reply: Changed,
})

export const moveIncidentContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/incidents/:incident_id/move',
  permit: 'incident.work',
  effect: 'write',
  summary: 'Sets an incident aside with its reason, so that no figure counts it, or takes it back',
  params: incidentParams,
  body: z
    .strictObject({
      version,
      move: z.enum(incidentMoves),
      reason: z.enum(codes.aside_reasonCodes).optional(),
    })
    .refine((body) => (body.move === 'set_aside') === (body.reason !== undefined), {
      path: ['reason'],
      error: 'incidents.reason_to_set_aside',
    }),
  reply: Changed,
})
