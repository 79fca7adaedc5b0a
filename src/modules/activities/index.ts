/** What later modules may call. */
export { findRecordingAgency, lockActivity, nameOn, writing } from './activity.queries.ts'
export { writeActivities } from './activity.service.ts'
