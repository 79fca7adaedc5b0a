import type { ReplyOf } from '#kernel/contract.ts'
import type { Translate } from '#ui/text.ts'
import type { readAuditContract } from '../audit-desk.contract.ts'

export type AuditEntry = ReplyOf<typeof readAuditContract>['items'][number]

/** Acts an overseer asks for; others still stand in the list under their own code. */
export const auditActs = [
  'read',
  'identity_opened',
  'searched',
  'exported',
  'insert',
  'update',
  'denied',
  'draft_begun',
  'draft_opened',
  'draft_closed',
  'sign_in_failed',
  'signed_in',
] as const

/** Kinds of records an overseer asks for. */
export const auditKinds = [
  'case',
  'contact',
  'call_back',
  'counselling',
  'counselling_session',
  'emergency_support',
  'handover',
  'shift',
  'staff',
  'staff_role',
  'staff_secret',
  'one_time_link',
  'conflict_of_interest',
  'agency',
  'agency_duty',
  'report',
  'indicator',
  'audit',
  'route',
  'session',
] as const

/** Who acted: a person by name, else the kind of actor in words. A sign-in names whose account it was. */
export function actorOf(entry: AuditEntry, names: ReadonlyMap<string, string>, t: Translate): string {
  const account = entry.kind === 'session' ? names.get(entry.record_id ?? '') : undefined
  return entry.staff_name ?? account ?? t(`access.actor.${entry.actor_kind}`)
}

/** What was done to what, as one plain sentence without its subject: "đã mở tên trong một hồ sơ". */
export function deedOf(entry: AuditEntry, t: Translate, has: (key: string) => boolean): string {
  const label = (list: 'act' | 'kind', code: string) => {
    const key = `access.${list}.${code}`
    return has(key) ? t(key) : code
  }
  return entry.kind === 'session'
    ? label('act', entry.act)
    : `${label('act', entry.act)} ${label('kind', entry.kind)}`
}

/** What goes with it: the reason a name was opened, what was refused, which fields were touched. */
export function moreOf(entry: AuditEntry, t: Translate, has: (key: string) => boolean): string | undefined {
  if (entry.reason) {
    const key = `cases.opening.${entry.reason}`
    return t('access.audit.reason', { reason: has(key) ? t(key).toLowerCase() : entry.reason })
  }
  if (entry.code) return t('access.audit.refused', { code: entry.code, route: entry.route ?? '' })
  if (entry.fields.length > 0) return t('access.audit.fields', { fields: entry.fields.join(', ') })
  return undefined
}
