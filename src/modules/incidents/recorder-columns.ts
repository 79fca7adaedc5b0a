/** A row as the database lends it: our codes, numbers and names of places. */
export interface SharedIncident {
  incident: string
  survivor: string
  manager_id: string | null
  agency: string
  reported_on: string
  occurred_on: string | null
  born_year: number | null
  province: string | null
  commune: string | null
  ethnicity: string | null
  consent_reporting: boolean
  services: Partial<Record<string, string>>
  [code: string]: unknown
}

/** Says a code of ours in the words of the recorder. */
export type Say = (list: string, code: string) => string

export interface RecorderColumn {
  header: string
  width: number
  kind: 'text' | 'date'
  cell: (row: SharedIncident, say: Say, managerNo: (id: string | null) => string) => string | null
}

const coded = (header: string, list: string, field: string = list): RecorderColumn => ({
  header,
  width: 20,
  kind: 'text',
  cell: (row, say) => say(list, String(row[field])) || null,
})
const plain = (
  header: string,
  cell: RecorderColumn['cell'],
  kind: 'text' | 'date' = 'text',
): RecorderColumn => ({
  header,
  width: 16,
  kind,
  cell,
})
const service = (header: string, code: string): RecorderColumn =>
  plain(header, (row, say) => (row.services[code] ? say('outcome', row.services[code]) : null))

/** The 42 columns of the incident recorder, in its order and under its headers. */
export const recorderColumns: readonly RecorderColumn[] = [
  plain('Incident ID', (row) => row.incident),
  plain('Survivor Code', (row) => row.survivor),
  plain('Case Manager Code', (row, _say, managerNo) => managerNo(row.manager_id)),
  plain('Date of Interview', (row) => row.reported_on, 'date'),
  plain('Date of Incident', (row) => row.occurred_on, 'date'),
  // The recorder's own rule where only the age is known: the first of January of the year that follows from it.
  plain('Date of Birth', (row) => (row.born_year === null ? null : `${row.born_year}-01-01`), 'date'),
  coded('Sex', 'sex'),
  plain('Ethnicity', (row) => row.ethnicity),
  coded('Country of Origin', 'survivor_country'),
  coded('Civil / Marital Status', 'marital'),
  coded('Displacement Status at Time of Report', 'displacement'),
  coded('Person with Disability', 'disability'),
  coded('Unaccompanied or Separated Child', 'survivor_child'),
  coded('Stage of Displacement at Time of Incident', 'stage'),
  coded('Time of Day', 'time_of_day'),
  coded('Incident Location Type', 'place_kind'),
  plain('County (Level 1)', (row) => row.province),
  plain('District (Level 2)', (row) => row.commune),
  plain('Camp / Town', () => null),
  coded('GBV Type', 'gbv_type'),
  coded('Harmful Traditional Practice', 'harmful_practice'),
  coded('Money, Goods, Benefits, Services Exchanged', 'known', 'exchanged'),
  coded('Type of Abduction', 'abduction'),
  coded('Previously Reported this Incident', 'reported_elsewhere'),
  coded('Previous GBV Incidents', 'known', 'previous_gbv'),
  coded('Number of Alleged Primary Perpetrators', 'alleged_number'),
  coded('Alleged Perpetrator Sex', 'alleged_sex'),
  coded('Previous Incident with this Perpetrator', 'known', 'alleged_before'),
  coded('Alleged Perpetrator Age Group', 'alleged_age'),
  coded('Alleged Perpetrator – Survivor Relationship', 'relationship'),
  coded('Alleged Perpetrator Occupation', 'alleged_occupation'),
  coded('Referred to You From', 'referred_by'),
  service('Safe House / Shelter', 'safe_house'),
  service('Health / Medical Services', 'health'),
  service('Psychosocial Services', 'psychosocial'),
  coded('Wants to Pursue Legal Action', 'wants_legal_action'),
  service('Legal Assistance Services', 'legal'),
  service('Police or Other Security Actor', 'police'),
  service('Livelihoods Program', 'livelihood'),
  service('Child Protection Services', 'child_protection'),
  plain('Consent Given', (row) => (row.consent_reporting ? 'yes' : 'no')),
  plain('Agency Code', (row) => row.agency),
]
