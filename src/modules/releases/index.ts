/** What `app` shows to everybody. */
export { releaseCsv } from './release.csv.ts'
export { findReleased, listReleased, type Released } from './released.ts'
