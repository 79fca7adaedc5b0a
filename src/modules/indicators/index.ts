/** What later modules may call. */
export { getIndicator } from './catalogue.ts'
export { readFigure } from './figure.service.ts'
export type { Figure } from './indicator.contract.ts'
export { Period, Scheme } from './period.contract.ts'
export { findEarlier, getPeriod, listPeriods } from './period.queries.ts'
export { type ToldFigure, tellFigure, tellFigureExactly } from './told.service.ts'
export { dayBefore } from './units.service.ts'
