/** What later modules may call. */
export { listWorkers } from './petition-body.queries.ts'
export { readProgress } from './petition-list.service.ts'
export { listRecommended, type Recommended } from './recommendation.queries.ts'
