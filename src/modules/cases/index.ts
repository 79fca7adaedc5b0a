/** What later modules may call. */
export { type CaseStatus, caseLife } from './case.life.ts'
export {
  changeCase,
  type LockedCase,
  lockCase,
  lockOpenCase,
  refuseUnassigned,
  touchCase,
} from './case.queries.ts'
export { caseKey } from './case.seal.ts'
export { type Look, lookAtCase, opener, type SealedAt } from './case-look.queries.ts'
export { type OpenThing, onClosing } from './closing-told.ts'
export { lastContactOf } from './follow-up.queries.ts'
export {
  listPersonsOf,
  listRelationsOf,
  type PersonOfCase,
  type RelationRow,
} from './relation.queries.ts'
