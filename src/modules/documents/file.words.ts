import { strFromU8, unzipSync } from 'fflate'
import { docxType, type MediaType, xlsxType } from './file.codes.ts'

/** Where the words of an Office file stand. */
const wordsIn: Readonly<Record<string, string>> = {
  [docxType]: 'word/document.xml',
  [xlsxType]: 'xl/sharedStrings.xml',
}
const mostWordBytes = 8_388_608

/** What is written in a Word or Excel file, so that it can be looked through; of other files nothing is read. */
export function wordsOf(bytes: Uint8Array, type: MediaType): string {
  const part = wordsIn[type]
  if (!part) return ''
  const found = unzipSync(bytes, {
    filter: ({ name, originalSize }) => name === part && originalSize <= mostWordBytes,
  })[part]
  if (!found) return ''
  return strFromU8(found)
    .replace(/<\/(?:w:p|si)>/g, '\n')
    .replace(/<[^<>]*>/g, '')
    .replaceAll('&amp;', '&')
}
