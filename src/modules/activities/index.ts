/** What later modules may call. */
export { findRecordingAgency, listLinesWhere, lockActivity, nameOn, writing } from './activity.queries.ts'
export { writeActivities } from './activity.service.ts'
export { ActivityBody } from './activity.shapes.ts'
export { keepActivityPhoto } from './file.service.ts'
export { addPost } from './officer.service.ts'
export {
  countVisitor,
  type Door,
  findDoorFor,
  freshVisit,
  readPass,
  type Told,
  undoVisitor,
} from './visitor.service.ts'
