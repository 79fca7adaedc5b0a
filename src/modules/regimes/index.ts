/** What later modules may call. */
export { listSubmissions } from './submission.service.ts'
