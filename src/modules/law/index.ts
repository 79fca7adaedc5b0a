/** What later modules may call. */
export type { ClockRule, HotlineNumber, LawText, OfferedAct, Relationship } from './law.contract.ts'
export { findClockRule, listActs, listClockRules, listHotlineNumbers, listTexts } from './law.queries.ts'
export type { LawDatabase, LawReader, Mark } from './law.tables.ts'
export { parseReference } from './reference.csv.ts'
