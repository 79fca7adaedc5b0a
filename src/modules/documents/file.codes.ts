/** What a file of a case is. */
export const fileKinds = [
  'injury',
  'medical',
  'police',
  'court',
  'paper',
  'message',
  'recording',
  'consent',
  'other',
] as const
export type FileKind = (typeof fileKinds)[number]

/** Records of a case a file may belong to. */
export const fileRecords = ['injury', 'police_report', 'legal_step', 'paper', 'assault_care'] as const

/** Why a file is hidden. Its bytes stay. */
export const removalReasons = ['mistaken', 'wrong_case', 'asked', 'better_copy', 'other'] as const

/** Why somebody opens an original with all a camera wrote beside it. */
export const originalReasons = ['evidence', 'medical', 'compare', 'her_copy', 'other'] as const

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What is taken, told by the bytes and never by the name; and the ending a name gets. */
export const mediaEndings = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  [docxType]: 'docx',
  [xlsxType]: 'xlsx',
} as const
export type MediaType = keyof typeof mediaEndings
export const mediaTypes = Object.keys(mediaEndings) as [MediaType, ...MediaType[]]

/** Pictures that have, or would need, a copy without place and device before anybody looks at them. */
export function isPicture(type: MediaType): boolean {
  return type.startsWith('image/')
}

/** Most bytes of one file, and of all files of one case together. */
export const mostFileBytes = 26_214_400
export const mostCaseBytes = 10 * mostFileBytes
