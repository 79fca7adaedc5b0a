/**
 * Text as it is searched: lower case, without tone and vowel marks, `đ` as `d`, punctuation as single spaces.
 * `Nguyễn Thị Hoà`, `NGUYỄN THỊ HÒA` and `nguyen thi hoa` fold to the same, in whatever normal form they were
 * typed. Runs in the browser and on the server, so that both find the same. Folding twice changes nothing.
 */
export function fold(text: string): string {
  return (
    text
      // Compatibility forms too: full-width letters come out of spreadsheets and scanners.
      .normalize('NFKD')
      .toLowerCase()
      // \p{Cf} holds the zero-width and bidi controls: unseen, so they must not divide or hide a word.
      .replace(/[\p{M}\p{Cf}]/gu, '')
      // đ does not decompose; ð and ɖ are what some old keyboards give for it, with the same capital Đ.
      .replace(/[đðɖ]/g, 'd')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  )
}

/** The words of a folded text, in order; none for an empty or unreadable text. */
export function foldedTokens(text: string): string[] {
  const folded = fold(text)
  return folded === '' ? [] : folded.split(' ')
}

const mostWords = 8

/** Whether a text says every word typed, with or without marks, in any order; what is nothing but signs is found everywhere. */
export function saysAll(text: string, typed: string | undefined): boolean {
  const folded = fold(text)
  return foldedTokens(typed ?? '')
    .slice(0, mostWords)
    .every((word) => folded.includes(word))
}
