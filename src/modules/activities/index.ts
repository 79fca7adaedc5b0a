/** What later modules may call. */
export { lockActivity } from './activity.queries.ts'
export { writeActivities } from './activity.service.ts'
