/** What later modules may call. */
export type { ClockRule, HotlineNumber, LawText, OfferedAct, Relationship } from './law.contract.ts'
export {
  findClockRule,
  findForm,
  listActs,
  listClockRules,
  listHotlineNumbers,
  listMeasures,
  listTexts,
} from './law.queries.ts'
export type { LawDatabase, LawReader, Mark } from './law.tables.ts'
export { parseReference } from './reference.csv.ts'
export { loadReferenceFiles, type ReferenceFile } from './reference.files.ts'
