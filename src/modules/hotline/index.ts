/** What later modules may call. */
export { markCaseOpened } from './contact-for-case.ts'
