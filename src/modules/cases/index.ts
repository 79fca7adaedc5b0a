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
export { openIdentity } from './person.identity.ts'
export { readIdentity } from './person.queries.ts'
