/** What later modules may call. */
export { readCaseCode } from './case.code.ts'
export { type CaseStatus, caseLife } from './case.life.ts'
export {
  changeCase,
  type LockedCase,
  lockCase,
  lockOpenCase,
  refuseUnassigned,
  touchCase,
} from './case.queries.ts'
