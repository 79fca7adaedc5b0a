/** What later modules may call. */
export { ethnicities } from '#modules/law/ethnicity.codes.ts'
export { assignCase } from './assignment.service.ts'
export { readCaseCode } from './case.code.ts'
export { type CaseStatus, caseLife } from './case.life.ts'
export {
  changeCase,
  type LockedCase,
  lockCase,
  lockOpenCase,
  placeExists,
  refuseUnassigned,
  touchCase,
} from './case.queries.ts'
export { caseKey } from './case.seal.ts'
export { mark, openCase, refuseFuture } from './case.service.ts'
export { type Look, lookAtCase, opener, type SealedAt } from './case-look.queries.ts'
export { childSecret, childsCasesAmong } from './child-case.queries.ts'
export { type OpenThing, onClosing } from './closing-told.ts'
export { moveCase } from './closure.service.ts'
export { findDanger, foundDanger } from './danger.service.ts'
export { lastContactOf } from './follow-up.queries.ts'
export { tellFollowUp } from './follow-up.service.ts'
export { openIdentity } from './person.identity.ts'
export { readIdentity } from './person.queries.ts'
export { listPersonsOf, listRelationsOf, type PersonOfCase, type RelationRow } from './relation.queries.ts'
export { checkReturn } from './return-check.service.ts'
