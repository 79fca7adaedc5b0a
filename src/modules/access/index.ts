/** What later modules may call. */
export { type Exclusion, excludeAgency, excludeFromRecord } from './conflict.queries.ts'
export { closeDraft } from './draft.service.ts'
export { listMyDuties } from './duty.queries.ts'
export { type DutyMoved, onDutyMoved } from './duty-moved.ts'
export { isOwnName } from './own-name.ts'
export { hashPassword } from './password.ts'
export { everyone, type Role, roles } from './role.ts'
export {
  type Decision,
  listRequests as listTwoPersonRequests,
  type RequestRow,
} from './two-person.queries.ts'
export { type Asked, askSecond, onApproved, onReviewed } from './two-person.service.ts'
