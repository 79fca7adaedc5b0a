/** What later modules may call. */
export { renderOfficialDocument } from './official-document.ts'
export { type OfficialDocument, OfficialDocumentModel } from './official-document.shapes.ts'
export { writeSpreadsheet } from './spreadsheet.ts'
