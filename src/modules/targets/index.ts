/** What later modules may call. */
export type { Target } from './target.contract.ts'
export { listTargets } from './target.service.ts'
