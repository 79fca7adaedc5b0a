/** What later modules may call. */

export { isPicture } from './file.codes.ts'
export { safeName } from './file.name.ts'
export { sampleJpeg, samplePdf, samplePng } from './file.sample.ts'
export { addFile } from './file.service.ts'
export { typeOf } from './file.type.ts'
export { unpacksSafely } from './file.unpacked.ts'
export { type FormDocument, renderForm, renderForms } from './form-document.ts'
export { identifyingIn } from './identifying.rule.ts'
export { hideFile, keepFile, keptLine, keptLines, openFileOf, storeFile } from './kept-file.service.ts'
export { openKept, sealForKeeping } from './kept-file.ts'
export { headed, listFile, mostRows, sayTo } from './list-file.ts'
export { type OfficialDocument, OfficialDocumentModel } from './official-document.shapes.ts'
export { renderOfficialDocument, renderOfficialDocuments } from './official-document.ts'
export {
  type Cells,
  codeByWords,
  dryRunOf,
  markOf,
  type OldList,
  readOldList,
  toldOf,
  wholeOrNothing,
} from './old-list.ts'
export { strippedPicture } from './picture.ts'
export { type CellKind, type Spreadsheet, spreadsheetLimits } from './spreadsheet.shapes.ts'
export { writeSpreadsheet, writeWorkbook } from './spreadsheet.ts'
export { writeCsv } from './spreadsheet-csv.ts'
export { type ReadColumn, type ReadError, type ReadRow, readSpreadsheet } from './spreadsheet-read.ts'
