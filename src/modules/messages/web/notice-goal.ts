import type { Goal } from '#ui/links.tsx'
import type { Notice } from '../notice.contract.ts'

/** Pages of a record by the first word of a notice's kind; later modules are reached by their address alone. */
const pageOf: Readonly<Record<string, string>> = {
  contact: '/contacts/$id',
  case: '/cases/$id',
  intake: '/online-reports/$id',
  petition: '/petitions/$id',
  campaign: '/campaign-tasks/$id',
}

const listOf: Readonly<Record<string, string>> = {
  call_back: '/call-backs',
  handover: '/handover',
  referral: '/referrals',
  clock: '/clocks',
  order: '/orders',
  emergency: '/admin/emergency',
  two_person: '/admin/two-person',
  reading_alert: '/admin/reading-alerts',
  submission: '/submissions',
  inspection: '/inspection-findings',
}

/** Words to a desk lead to what it received, not to what we sent. */
const deskWords = ['received', 'withdrawn', 'replied', 'desk_remind'].map((act) => `referral.${act}`)

/** Where a notice leads; undefined when its kind has no page. */
export function goalOfNotice({ kind, record_id }: Pick<Notice, 'kind' | 'record_id'>): Goal | undefined {
  const subject = kind.split('.')[0] ?? ''
  if (deskWords.includes(kind)) return { to: '/received' }
  const page = pageOf[subject]
  if (page && record_id) return { to: page, params: { id: record_id } }
  const list = listOf[subject]
  return list ? { to: list } : undefined
}
