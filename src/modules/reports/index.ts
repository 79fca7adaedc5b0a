/** What the app may call. */
export { buildSixMonthReport } from './six-month.service.ts'
