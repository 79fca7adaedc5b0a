/** What later modules may call. */

export { isPicture } from './file.codes.ts'
export { safeName } from './file.name.ts'
export { sampleJpeg, samplePdf, samplePng } from './file.sample.ts'
export { addFile } from './file.service.ts'
export { typeOf } from './file.type.ts'
export { type FormDocument, renderForm } from './form-document.ts'
export { openKept, sealForKeeping } from './kept-file.ts'
export { type OfficialDocument, OfficialDocumentModel } from './official-document.shapes.ts'
export { renderOfficialDocument } from './official-document.ts'
export {
  type Cells,
  codeByWords,
  dryRunOf,
  markOf,
  type OldList,
  readOldList,
  wholeOrNothing,
} from './old-list.ts'
export { strippedPicture } from './picture.ts'
export { type CellKind, type Spreadsheet, spreadsheetLimits } from './spreadsheet.shapes.ts'
export { writeSpreadsheet, writeWorkbook } from './spreadsheet.ts'
export { type ReadColumn, type ReadError, type ReadRow, readSpreadsheet } from './spreadsheet-read.ts'
