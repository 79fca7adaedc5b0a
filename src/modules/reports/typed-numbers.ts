/** A number somebody typed into free text, by its place in the text (UTF-16 units, `until` excluded). */
export interface TypedNumber {
  from: number
  until: number
  words: string
}

const year = String.raw`(?:19|20)\d{2}`
const dayMonth = String.raw`(?:0?[1-9]|[12]\d|3[01])\s?/\s?(?:0?[1-9]|1[0-2])`
const month = '(?:0?[1-9]|1[0-2])'
const dash = String.raw`\s*[-–]\s*`

/**
 * Digits that count nothing: days, years, document numbers, articles of law, phone numbers, ages, list marks.
 * Kept narrow on purpose: a false question costs a glance, a missed number leaves the house without a source.
 */
const notCounting: readonly RegExp[] = [
  // A list mark at the head of a line: `1.`, `2)`, `1.1.`
  /^[ \t]*(?:\d{1,2}\.)*\d{1,2}[.)](?=\s)/gmu,
  // 15/11/2026, 15/11–15/12, từ 15/11 đến 15/12, ngày 15/11
  new RegExp(String.raw`(?<![\d/])${dayMonth}\s?/\s?${year}(?!\d)`, 'gu'),
  new RegExp(
    String.raw`(?<![\d/])${dayMonth}(?:${dash}|\s+đến\s+(?:hết\s+)?(?:ngày\s+)?)${dayMonth}(?![\d/])`,
    'giu',
  ),
  new RegExp(String.raw`ngày\s+${dayMonth}(?![\d/])`, 'giu'),
  // ngày 05 tháng 01 năm 2026, tháng 11 năm 2024, tháng 11/2024, trong tháng 11.
  new RegExp(String.raw`ngày\s+\d{1,2}\s+tháng\s+${month}(?!\d)`, 'giu'),
  new RegExp(String.raw`(?:tháng|quý)\s+(?:${month}|[IV]+)\s*(?:/|\s+năm\s+)\s*${year}(?!\d)`, 'giu'),
  new RegExp(String.raw`(?:tháng|quý)\s+${month}(?=\s*(?:[,;.)]|$|và\s|đến\s))`, 'gimu'),
  // năm 2024, giai đoạn 2021–2025, 2016–2020
  new RegExp(
    String.raw`(?:năm|năm học|giai đoạn|nhiệm kỳ)\s+${year}(?:${dash}${year})?(?![\d.,]\d)(?!\d)`,
    'giu',
  ),
  new RegExp(String.raw`(?<![\d.,/])${year}${dash}${year}(?![\d.,]*\d)`, 'gu'),
  // 6 tháng đầu năm, 9 tháng năm
  /(?<!\d)(?:3|6|9|12)\s+tháng\s+(?:đầu|cuối|năm)/giu,
  // 13/2022/QH15, 56/2017/NĐ-CP, 05/BC-SNV
  /(?<![\d/])\d+(?:\/\d{4})?\/\p{Lu}[\p{L}\d-]*/gu,
  // Điều 25, khoản 2, Dự án 8, Nghị quyết số 28, Mẫu số 06
  /(?:điều|khoản|chương|phụ lục|dự án|nghị quyết|quyết định|chỉ thị|nghị định|thông tư|luật)\s+(?:số\s+)?\d+(?![\d.,]*\d)/giu,
  /(?:mẫu|biểu|văn bản|công văn|kế hoạch|báo cáo|tờ trình)\s+số\s+\d+(?![\d.,]*\d)/giu,
  // Tổng đài 111, đường dây nóng 1800 1769
  /(?:tổng đài|đường dây)(?:\s+(?:nóng|điện thoại|quốc gia|bảo vệ trẻ em|tư vấn))*\s+(?:số\s+)?1\d{2}(?!\d)/giu,
  /(?<!\d)1[89]00[ .]?\d{2}[ .]?\d{2}(?!\d)/gu,
  // 08:12, 24/7, 24/24
  /(?<!\d)\d{1,2}:\d{2}(?!\d)/gu,
  /(?<!\d)24\/(?:7|24)(?!\d)/gu,
  // dưới 16 tuổi, từ 16 đến dưới 18 tuổi
  /(?<![\d.,])(?:\d{1,2}(?:\s*[-–]\s*|\s+đến\s+(?:dưới\s+)?))?\d{1,2}\s+tuổi/giu,
  // lần thứ 3, khóa 14
  /(?:thứ|khóa|khoá)\s+\d{1,2}(?!\d)/giu,
]

const numbers = /\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?/gu
const percent = /^\s?%/u
const letter = /[\p{L}\p{M}]/u

/**
 * Finds the numbers of a free text that count something and come from no figure: `1.500 bộ áo dài`, `119,4%`.
 * Days, years, documents, phones and names that hold digits (`COVID-19`, `QH15`) are passed over; numbers
 * written as words are not found.
 */
export function typedNumbers(text: string): TypedNumber[] {
  const rest = withoutNames(text)
  const found: TypedNumber[] = []
  for (const match of rest.matchAll(numbers)) {
    const from = match.index
    const end = from + match[0].length
    if (isPartOfName(rest, from, end)) continue
    const until = end + (percent.exec(rest.slice(end))?.[0].length ?? 0)
    found.push({ from, until, words: text.slice(from, until) })
  }
  return found
}

/** The text with everything that counts nothing blanked; each pattern reads the text as it was typed. */
function withoutNames(text: string): string {
  const letters = text.split('')
  for (const pattern of notCounting)
    for (const match of text.matchAll(pattern)) letters.fill(' ', match.index, match.index + match[0].length)
  return letters.join('')
}

/** Digits that lean on letters belong to a name, with or without a hyphen between. */
function isPartOfName(text: string, from: number, end: number): boolean {
  const before = text.slice(Math.max(0, from - 2), from)
  const after = text.slice(end, end + 1)
  return (
    letter.test(before.slice(-1)) ||
    (/[-–]$/u.test(before) && letter.test(before.slice(0, -1))) ||
    letter.test(after)
  )
}
