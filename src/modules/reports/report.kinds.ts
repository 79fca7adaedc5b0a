import type { Scheme } from '#modules/indicators/period.contract.ts'

/** Kinds of reports a body sends: the periodic ones, a phase at its end, one page within the hour, on request, and tables for oversight. */
export const reportKinds = ['six_month', 'year', 'phase', 'quick', 'ad_hoc', 'oversight'] as const
export type ReportKind = (typeof reportKinds)[number]

/** Whose rules a paper follows: NĐ 30/2020/NĐ-CP binds bodies of the state, the Women's Union has its own. */
export const reportLayouts = ['state', 'union'] as const
export type ReportLayout = (typeof reportLayouts)[number]

/** Which calendars a kind is written for, the usual one first. */
export const schemesOfKind: Readonly<Record<ReportKind, readonly [Scheme, ...Scheme[]]>> = {
  six_month: ['half_year', 'reporting_half_year'],
  year: ['year', 'reporting_year'],
  phase: ['phase'],
  quick: ['month'],
  ad_hoc: ['half_year', 'reporting_half_year', 'year', 'reporting_year', 'month', 'phase', 'action_month'],
  oversight: ['year', 'reporting_year', 'half_year', 'reporting_half_year', 'phase'],
}
