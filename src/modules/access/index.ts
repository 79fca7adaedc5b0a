/** What later modules may call. */
export { type Exclusion, excludeAgency, excludeFromRecord } from './conflict.queries.ts'
export { closeDraft } from './draft.service.ts'
export { type DutyMoved, onDutyMoved } from './duty-moved.ts'
export { hashPassword } from './password.ts'
export { everyone, type Role, roles } from './role.ts'
export { type RequestRow, useRequest } from './two-person.queries.ts'
export { type Asked, askSecond, onApproved } from './two-person.service.ts'
