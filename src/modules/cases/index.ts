/** What later modules may call. */
export { caseLife, type CaseStatus } from './case.life.ts'
export { changeCase, type LockedCase, lockCase, lockOpenCase, refuseUnassigned, touchCase } from './case.queries.ts'
