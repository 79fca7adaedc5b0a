import * as codes from '#modules/incidents/incident.codes.ts'

/** Delays from what happened until it was told, in days; their edges meet. */
export const delays = ['0-3', '4-5', '6-14', '15-30', 'over_30', 'unknown'] as const

/** Service and what came of it, as one breakdown: two beside each other could be subtracted. */
export const serviceOutcomes = codes.serviceCodes.flatMap((service) =>
  codes.outcomeCodes.map((outcome) => `${service}.${outcome}`),
)

/** Breakdowns of the standard statistics with every category, in the order shown. */
export const gbvimsCategories = {
  survivor_age: ['0-9', '10-11', '12-17', '18-19', '20-49', '50+', 'unknown'],
  marital: codes.maritalCodes,
  displacement: codes.displacementCodes,
  stage: codes.stageCodes,
  vulnerability: [
    'disability',
    'unaccompanied',
    'separated',
    'other_vulnerable',
    'several',
    'none',
    'unknown',
  ],
  previous_gbv: codes.knownCodes,
  gbv_type: codes.gbv_typeCodes.filter((type) => type !== 'non_gbv'),
  sexual_violence: ['yes', 'no'],
  time_of_day: codes.time_of_dayCodes,
  context: codes.contextCodes,
  delay: delays,
  rape_delay: [...delays, 'not_rape'],
  rape_health: ['yes', 'no'],
  rape_health_delay: [...delays, 'not_counted'],
  place_kind: codes.place_kindCodes,
  alleged_number: codes.alleged_numberCodes,
  relationship: codes.relationshipCodes,
  alleged_age: codes.alleged_ageCodes,
  alleged_occupation: codes.alleged_occupationCodes,
  referred_by: codes.referred_byCodes,
  outcome: codes.outcomeCodes,
  service_outcome: serviceOutcomes,
} as const satisfies Readonly<Record<string, readonly string[]>>
