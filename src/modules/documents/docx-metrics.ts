/** Advance widths of U+0020…U+007E in Times New Roman, in thousandths of the type size. */
// biome-ignore format: a table of 95 numbers reads best as rows
const UPRIGHT = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
  500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
  921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
  556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
  333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
  500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
]
// biome-ignore format: a table of 95 numbers reads best as rows
const BOLD = [
  250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
  500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
  930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
  611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
  333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
  556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
]
const HORN = '\u031b'
/** What the horn of ơ and ư adds to its letter. */
const HORN_WIDTH = 40
const UNKNOWN_WIDTH = 500

/** A type face on the page: size in half-points. */
export interface Face {
  halfPoints: number
  bold?: boolean
}

/**
 * Width of one line of text in twips, as Times New Roman sets it (tone marks add nothing; exact for
 * ASCII and within one hundredth for Vietnamese). Rules under a name take their length from it.
 */
export function textWidth(text: string, face: Face): number {
  const table = face.bold ? BOLD : UPRIGHT
  let thousandths = 0
  for (const character of text) {
    const letter = character === 'đ' ? 'd' : character === 'Đ' ? 'D' : character.normalize('NFD')
    thousandths += table[(letter.codePointAt(0) ?? 0) - 0x20] ?? UNKNOWN_WIDTH
    if (letter.includes(HORN)) thousandths += HORN_WIDTH
  }
  return Math.round((thousandths * face.halfPoints * 10) / 1000)
}

/**
 * Breaks a name into as few lines as fit into `room` twips, as even as possible: `ỦY BAN NHÂN DÂN` above
 * `TỈNH QUẢNG NINH`, never a lone `NINH` in the second line. A single word wider than the room stands alone.
 */
export function evenLines(text: string, face: Face, room: number): string[] {
  const words = text.split(' ').filter((word) => word !== '')
  const fewest = fill(words, face, room)
  // A comma is the better place to break, where that costs no line.
  const phrases = fill(text.replaceAll(', ', ',\n').split('\n'), face, room)
  if (phrases.length <= fewest.length && phrases.every((line) => textWidth(line, face) <= room))
    return phrases
  const widths = words.map((word) => textWidth(word, face))
  // The narrowest column that still needs no more lines is the evenest break.
  let narrow = Math.min(room, Math.max(0, ...widths))
  let wide = room
  while (narrow < wide) {
    const middle = Math.floor((narrow + wide) / 2)
    if (fill(words, face, middle).length <= fewest.length) wide = middle
    else narrow = middle + 1
  }
  return fill(words, face, wide)
}

/** Fills lines word by word. */
function fill(words: readonly string[], face: Face, room: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, face) <= room)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
