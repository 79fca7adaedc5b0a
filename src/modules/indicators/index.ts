/** What later modules may call. */
export { catalogue, getIndicator } from './catalogue.ts'
export { readFigure } from './figure.service.ts'
export type { Figure } from './indicator.contract.ts'
export type { Span } from './indicator.ts'
export { Period, Scheme } from './period.contract.ts'
export { findEarlier, getPeriod, listPeriods } from './period.queries.ts'
export { type FigureAsked, type ToldFigure, tellFigure, tellFigureExactly } from './told.service.ts'
export { dayBefore } from './units.service.ts'
