import { type MediaType, mediaEndings } from './file.codes.ts'

// Control signs (line breaks among them), marks that turn the direction of writing, invisible joiners.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
// What a folder, a shell or a header would read as something else.
const unsafe = /[\\/:*?"<>|;%]+/g

/**
 * A name a person can trust: nothing invisible, no path, and the ending of what the bytes really are. A name that
 * shows `anh.jpg` through a turned direction of writing comes out with its letters in their stored order.
 */
export function safeName(typed: string, type: MediaType): string {
  const ending = mediaEndings[type]
  const plain = typed
    .normalize('NFC')
    .replace(unseen, '')
    .replace(unsafe, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const stem = plain.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim() || 'tệp'
  return `${stem}.${ending}`
}
