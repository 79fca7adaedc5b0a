/** What a person may ask about what we keep of them. Source: Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP. */
export const requestKinds = [
  'access',
  'correction',
  'withdrawal',
  'restriction',
  'objection',
  'erasure',
] as const
export type RequestKind = (typeof requestKinds)[number]

export const askers = ['oneself', 'guardian', 'representative'] as const
export const channels = ['in_person', 'phone', 'letter', 'electronic'] as const
export const identityChecks = ['not_yet', 'papers', 'known_to_worker', 'code_word', 'authorisation'] as const
export const outcomes = ['granted', 'partly'] as const
export const refusalGrounds = [
  'law_requires_keeping',
  'others_rights',
  'safety',
  'not_identified',
  'no_such_data',
  'other',
] as const

/** Which row of the table of limits runs for the answer. Word that it arrived always has `PD-ACK`. */
export const answerRule: Readonly<Record<RequestKind, string>> = {
  access: 'PD-ACCESS',
  correction: 'PD-ACCESS',
  withdrawal: 'PD-STOP',
  restriction: 'PD-STOP',
  objection: 'PD-STOP',
  erasure: 'PD-DELETE',
}

/** Days of the one extension that the law allows. Source: NĐ 356/2025/NĐ-CP. */
export const extensionDays = 15

/** Whether the limit of this kind may be extended, once. */
export const mayExtend = (kind: RequestKind): boolean => answerRule[kind] === 'PD-STOP'
