/** What later modules may call. */
export { loadReferenceFiles, type ReferenceFile } from './response-reference.loader.ts'
