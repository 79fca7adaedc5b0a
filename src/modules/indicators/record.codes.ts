/** What figures count, each with what shows it when it is opened. One line a kind; all else follows from this table. */
export const shownBy = {
  contact: 'contact',
  counselling: 'contact',
  case: 'case',
  person: 'case',
  service: 'case',
  referral: 'case',
  incident: 'case',
  incident_context: 'case',
  incident_service: 'case',
  police_report: 'case',
  clock: 'case',
  measure: 'case',
  stay: 'case',
  stay_person: 'case',
  one_stop: 'case',
  turn_away: 'turn_away',
  commune_incident: 'commune_incident',
  respondent: 'respondent',
  directory_entry: 'directory_entry',
  returnee: 'case',
  initiative: 'initiative',
  initiative_place: 'initiative',
  initiative_fund: 'initiative',
  activity: 'activity',
  attendance: 'activity',
  trained: 'activity',
  honour: 'activity',
  gift: 'activity',
  gift_recipient: 'activity',
  press_sending: 'activity',
  campaign_task: 'campaign_task',
} as const
export type RecordKind = keyof typeof shownBy
export type ShownKind = (typeof shownBy)[RecordKind]
export const recordKinds = Object.keys(shownBy) as [RecordKind, ...RecordKind[]]
export const shownKinds = [...new Set(Object.values(shownBy))] as [ShownKind, ...ShownKind[]]

/** The page of each. */
export const pageOf: Readonly<Record<ShownKind, string>> = {
  contact: '/contacts/$id',
  case: '/cases/$id',
  commune_incident: '/commune-book/$id',
  respondent: '/respondents/$id',
  directory_entry: '/directory/$id',
  turn_away: '/shelter/turn-aways',
  initiative: '/initiatives/$id',
  activity: '/activities/$id',
  campaign_task: '/campaign-tasks/$id',
}
