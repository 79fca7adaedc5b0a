/** What later modules may call. */
export { watchStaysOf } from './stay-limit.service.ts'
