/** What later modules may call. */
export { takeContactIn } from './contact.service.ts'
export { markCaseOpened } from './contact-for-case.ts'
export { type Reach, reachForReferral } from './reach-for-referral.ts'
