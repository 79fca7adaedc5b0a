/** What later modules may call. */

export { takeContactIn } from './contact.service.ts'
export { markCaseOpened } from './contact-for-case.ts'
export { sexByWords, topicByWords } from './contact-import.columns.ts'
export { beginImport, broughtBefore } from './import-batch.ts'
export { type Reach, reachForReferral } from './reach-for-referral.ts'
