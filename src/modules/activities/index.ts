/** What later modules may call. */
export { listLinesWhere, lockActivity } from './activity.queries.ts'
export { writeActivities } from './activity.service.ts'
export { ActivityBody } from './activity.shapes.ts'
