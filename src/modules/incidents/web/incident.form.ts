import type { CallOf } from '#kernel/contract.ts'
import type { outcomeCodes, serviceCodes } from '../incident.codes.ts'
import type { Incident, Incidents, recordIncidentContract } from '../incident.contract.ts'

type Body = NonNullable<CallOf<typeof recordIncidentContract>['body']>
type Service = (typeof serviceCodes)[number]
type Outcome = (typeof outcomeCodes)[number]

/** The form of an incident as it is typed: the body, with the place by name and services by their codes. */
export type IncidentForm = Omit<Body, 'client_ref' | 'services' | 'place_id' | 'narrative' | 'other'> & {
  place: { id: string; label: string } | null
  services: Partial<Record<Service, Outcome>>
  narrative: string
  other: string
}

/** A blank form: nothing is assumed that was not told; the age is that of the file, moved to the day it opened. */
export function blankIncident(file: Incidents, today: string): IncidentForm {
  return {
    reported_on: today,
    occurred_on: null,
    occurred_sure: 'unknown',
    time_of_day: 'unknown',
    place_kind: 'unknown',
    place: file.place && { id: file.place.id, label: file.place.name },
    type_answers: {},
    bond: 'unknown',
    acts: [],
    other_forms: [],
    harmful_practice: 'no',
    abduction: 'none',
    exchanged: 'unknown',
    previous_gbv: 'unknown',
    reported_elsewhere: 'unknown',
    reported_where: [],
    alleged_number: 'unknown',
    alleged_sex: 'unknown',
    alleged_age: 'unknown',
    alleged_occupation: 'unknown',
    alleged_before: 'unknown',
    relationship: 'unknown',
    survivor_age: file.survivor_age_years,
    survivor_country: 'viet_nam',
    survivor_marital: 'unknown',
    survivor_disability: 'unknown',
    survivor_child: 'unknown',
    displacement: 'resident',
    stage: 'not_displaced',
    referred_by: 'self_first_contact',
    wants_legal_action: 'undecided',
    consent_reporting: false,
    services: {},
    narrative: '',
    other: '',
  }
}

/** An incident as it stands, to be corrected. */
export function formOf(incident: Incident): IncidentForm {
  const {
    id: _id,
    version: _version,
    no: _no,
    status: _status,
    aside_reason: _aside,
    recorded_at: _at,
    recorded_by: _by,
    gbv_type: _type,
    contexts: _contexts,
    acts_on: _on,
    place_id,
    place_name,
    acts,
    services,
    narrative,
    other,
    ...told
  } = incident
  return {
    ...told,
    acts: acts.map((act) => act.code),
    place: place_id ? { id: place_id, label: place_name ?? place_id } : null,
    services: Object.fromEntries(services.map((each) => [each.service, each.outcome])),
    narrative: narrative ?? '',
    other: other ?? '',
  }
}

/** The body to send. */
export function bodyOf({ place, services, narrative, other, ...told }: IncidentForm): Body {
  return {
    ...told,
    place_id: place?.id ?? null,
    services: Object.entries(services).map(([service, outcome]) => ({
      service: service as Service,
      outcome: outcome as Outcome,
    })),
    narrative: narrative.trim() || null,
    other: other.trim() || null,
  }
}

/** What follows when the relation in law is chosen: spouses are partners; where the law does not reach there are no acts. */
export function withBond(form: IncidentForm, bond: IncidentForm['bond']): IncidentForm {
  const relationship = ['spouse', 'divorced', 'cohabiting'].includes(bond) ? 'partner' : form.relationship
  return { ...form, bond, relationship, acts: [] }
}
