/** What later modules may call. */
export { type Exclusion, excludeFromRecord } from './conflict.queries.ts'
export { closeDraft } from './draft.service.ts'
export { type DutyMoved, onDutyMoved } from './duty-moved.ts'
export { hashPassword } from './password.ts'
export { everyone, type Role, roles } from './role.ts'
