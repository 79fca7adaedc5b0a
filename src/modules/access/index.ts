/** What later modules may call. */
export { closeDraft } from './draft.service.ts'
export { hashPassword } from './password.ts'
export { everyone, type Role, roles } from './role.ts'
