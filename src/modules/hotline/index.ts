/** What later modules may call. */

export { takeContactIn } from './contact.service.ts'
export { markCaseOpened } from './contact-for-case.ts'
export { sexByWords, topicByWords } from './contact-import.columns.ts'
export {
  beginImport,
  broughtBefore,
  codeByWords,
  communesByName,
  dryRunOf,
  markOf,
  type OldList,
  readOldList,
} from './old-list.ts'
export { type Reach, reachForReferral } from './reach-for-referral.ts'
