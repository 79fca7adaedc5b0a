/** What later modules may call. */
export { findRecordingAgency, listLinesWhere, lockActivity, nameOn, writing } from './activity.queries.ts'
export { writeActivities } from './activity.service.ts'
export { ActivityBody } from './activity.shapes.ts'
