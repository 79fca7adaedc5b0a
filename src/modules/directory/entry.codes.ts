/** What an entry of the directory is. Labels: `directory.kind.<code>`. */
export const entryKinds = [
  'agency_desk',
  'one_stop_house',
  'shelter',
  'temporary_stay',
  'trusted_address',
  'social_work_office',
  'hotline',
  'legal_aid',
  'health_facility',
  'ngo',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** Whose social work office it is. Labels: `directory.office_of.<code>`. */
export const officesOf = ['district', 'commune', 'school', 'hospital'] as const
export type OfficeOf = (typeof officesOf)[number]

/** Who may know where the door is: everybody, those who sign in, or nobody but who is assigned to it. */
export const locations = ['public', 'staff', 'sealed'] as const
export type LocationClass = (typeof locations)[number]

/** What help is given there. Labels: `directory.help.<code>`. */
export const helps = [
  'medical',
  'psychology',
  'protection',
  'legal',
  'shelter',
  'needs',
  'children',
  'schooling',
  'papers',
  'livelihood',
  'other',
] as const
export type Help = (typeof helps)[number]

/** In which languages somebody is helped there. Labels: `directory.language.<code>`. */
export const entryLanguages = [
  'vi',
  'tay',
  'dao',
  'san_chi',
  'san_diu',
  'hmong',
  'kho_mu',
  'van_kieu',
  'pa_ko',
  'zh',
  'en',
  'sign',
  'other',
] as const
export type EntryLanguage = (typeof entryLanguages)[number]

/** Why an entry ended. Labels: `directory.closed.<code>`. */
export const closedReasons = ['merged', 'moved', 'duty_moved', 'ended'] as const

/** Why somebody opens the address of a protected place. Labels: `directory.address.reason.<code>`. */
export const addressReasons = ['bring_person', 'visit', 'emergency', 'repair', 'check'] as const
export type AddressReason = (typeof addressReasons)[number]

/** After so many months somebody asks whether an entry is still true; our own target. */
export const checkEveryMonths = 6
