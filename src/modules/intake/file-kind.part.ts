/**
 * Whether the first 16 bytes are those of a file that may come with a report: pictures, PDF and recordings. No archives, so no
 * bomb can hide in one, and no drawings that carry script. Whoever opens the file looks at the whole of it again.
 */
export function isTaken(head: Uint8Array): boolean {
  const starts = (text: string, at = 0) => [...text].every((sign, n) => head[at + n] === sign.charCodeAt(0))
  const [first = 0, second = 0] = head
  return (
    starts('%PDF-') ||
    (first === 0xff && (second === 0xd8 || (second & 0xe6) === 0xe2)) ||
    starts('\x89PNG\r\n\x1a\n') ||
    (starts('RIFF') && starts('WEBP', 8)) ||
    starts('ftyp', 4) ||
    starts('OggS') ||
    starts('ID3')
  )
}

/** Media types that are opened for staff; anything else that came is refused. */
export const takenTypes: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
]
