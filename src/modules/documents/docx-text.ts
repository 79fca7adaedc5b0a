const SPACES = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029])

/** Whether a code point prints nothing and may break XML or turn the order of the letters around it. */
function isHidden(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return true // control characters
  if (code === 0x200b || code === 0xfeff) return true // zero-width space, byte order mark
  if (code === 0x061c || code === 0x200e || code === 0x200f) return true // marks of direction
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return true // overrides of direction
  return (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef) // no characters at all
}

/**
 * Text as it may stand on a printed page: NFC, breaks and tabs as one space each, nothing hidden. A lone
 * surrogate becomes U+FFFD. Markup characters stay as they are: the writer of the XML escapes them.
 */
export function printable(text: string): string {
  let kept = ''
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0
    if (SPACES.has(code)) kept += ' '
    else if (!isHidden(code)) kept += character
  }
  return kept.normalize('NFC')
}

/** Printable text as the content of an XML element or a quoted attribute. */
export function escapeXml(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
