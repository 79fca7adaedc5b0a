/** What later modules may call. */
export { type Exclusion, excludeAgency, excludeFromRecord } from './conflict.queries.ts'
export { closeDraft } from './draft.service.ts'
export { type DutyMoved, onDutyMoved } from './duty-moved.ts'
export { isOwnName } from './own-name.ts'
export { hashPassword } from './password.ts'
export { everyone, type Role, roles } from './role.ts'
export { listRequests as listTwoPersonRequests, type RequestRow } from './two-person.queries.ts'
export { type Asked, askSecond, onApproved } from './two-person.service.ts'
