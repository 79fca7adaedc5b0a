import { Refusal } from '#kernel/refusal.ts'
import { strippedPicture, typeOf } from '#modules/documents/index.ts'
import { sha256 } from './issue.service.ts'
import { type Paper, type PaperType, paperEndings } from './paper.queries.ts'

/**
 * A signed copy or scan as it is kept: told by its bytes; a picture without place and device. Refuses with
 * `report.paper_not_taken` for anything but a PDF, JPEG or PNG.
 */
export function paperOf(file: Uint8Array | undefined, id: string): Paper {
  const given = Buffer.from(file ?? [])
  const type = given.length > 0 ? typeOf(given) : undefined
  if (!type || !(type in paperEndings)) throw new Refusal('report.paper_not_taken', { id })
  const bytes = strippedPicture(given, type) ?? given
  return { media_type: type as PaperType, bytes, sha256: sha256(bytes) }
}
