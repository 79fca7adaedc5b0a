/** What later modules may call. */
export { listPapersIssued, type PaperIssued } from './issued.queries.ts'
