/** What later modules may call. */
export { closePastCase, openPastCase, type PastCase } from './demo-past-case.ts'
export { letterheadOf } from './minutes.service.ts'
