/** What later modules may call. */
export { leaveNotice, type Word } from './notice.service.ts'
