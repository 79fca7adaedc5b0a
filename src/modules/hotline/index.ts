/** What later modules may call. */
export { getContactForCase, markCaseOpened, openContactWords } from './contact-for-case.ts'
