import { type TypedNumber, typedNumbers } from './typed-numbers.ts'

/** A figure as it stands in a text that is checked: its place in it and what it tells. */
export interface LintFigure {
  from: number
  until: number
  indicator: string
  /** `lượt`, `trường hợp`, as the indicator counts. */
  unit: string
  /** Undefined where it is covered or not told. */
  value: number | undefined
  period: 'this' | 'previous' | 'year_before' | 'year'
  percent: boolean
  /** As it was told in an earlier issue. */
  earlier: boolean
}

export interface LintAsked {
  text: string
  figures: readonly LintFigure[]
  /** Years that the report's period touches. */
  years: readonly number[]
}

/** What a mark asks about. */
export const lintRules = ['typed', 'over_exact', 'unit', 'parts', 'period', 'name'] as const
export type LintRule = (typeof lintRules)[number]

export interface LintMark {
  from: number
  until: number
  rule: LintRule
  /** What the reason names: the number, the units, the parts and the whole. */
  about: Readonly<Record<string, string | number>>
}

/**
 * What a reader would ask about a text: numbers typed by hand, “trên” before an exact number, a unit the figure does not
 * count in, parts larger than their whole, a figure of another period, a name. Pure; marks come in the order of the
 * text, at most one rule on one place. It asks, and never changes a word.
 */
export function lint(asked: LintAsked): LintMark[] {
  const numbers = numbersOf(asked)
  const marks = [
    ...names(asked.text),
    ...typedNumbers(asked.text)
      .filter((one) => !isInside(one, asked.figures))
      .map(typedMark),
    ...overExact(asked, numbers),
    ...wrongUnits(asked),
    ...partsOverWhole(asked, numbers),
    ...otherPeriods(asked),
  ]
  const kept: LintMark[] = []
  for (const mark of marks) if (!kept.some((one) => overlaps(one, mark))) kept.push(mark)
  return kept.toSorted((one, other) => one.from - other.from)
}

interface Span {
  from: number
  until: number
}

/** A number of the text, counted or typed, with what stands right behind it. */
interface TextNumber extends Span {
  value: number
  words: string
  unit: string | undefined
  percent: boolean
}

const isInside = (one: Span, others: readonly Span[]) =>
  others.some((other) => one.from >= other.from && one.from < other.until)
const overlaps = (one: Span, other: Span) => one.from < other.until && other.from < one.until

function typedMark({ from, until, words }: TypedNumber): LintMark {
  return { from, until, rule: 'typed', about: { number: words } }
}

/** Units a report counts in, and the words that count the same. */
const sameUnit: Readonly<Record<string, readonly string[]>> = {
  lượt: ['lượt'],
  người: ['người', 'phụ nữ', 'nạn nhân', 'trẻ em', 'cháu', 'nữ', 'nam'],
  'trẻ em': ['trẻ em', 'cháu', 'trẻ', 'nữ', 'nam'],
  'trường hợp': ['trường hợp'],
  vụ: ['vụ'],
  'vụ việc được phát hiện': ['vụ việc', 'vụ'],
  'trình báo': ['vụ', 'trình báo'],
  cuộc: ['cuộc'],
  'hội nghị': ['hội nghị', 'lớp', 'buổi', 'cuộc'],
  'lượt thông tin': ['lượt thông tin', 'lượt', 'tin'],
  'lượt chuyển gửi': ['lượt'],
  suất: ['suất', 'bộ', 'phần quà', 'quà'],
}

/** Words after a number that say what is counted; the longer ones first. */
const unitWords = [
  'lượt thông tin',
  'lượt',
  'trường hợp',
  'đại biểu',
  'hội viên',
  'nạn nhân',
  'phụ nữ',
  'trẻ em',
  'người',
  'cháu',
  'cuộc',
  'buổi',
  'hội nghị',
  'lớp',
  'vụ việc',
  'vụ',
  'mô hình',
  'câu lạc bộ',
  'chi hội',
  'tổ',
  'suất',
  'bộ',
  'văn phòng',
  'xã',
  'địa phương',
] as const

function unitAfter(text: string, at: number): { word: string; from: number } | undefined {
  const rest = text.slice(at)
  const space = /^\s+/u.exec(rest)?.[0].length ?? 0
  if (space === 0) return undefined
  const words = rest.slice(space).toLocaleLowerCase('vi')
  const word = unitWords.find(
    (one) => words.startsWith(one) && !/^[\p{L}\p{M}]/u.test(words.slice(one.length)),
  )
  return word ? { word, from: at + space } : undefined
}

function numbersOf({ text, figures }: LintAsked): TextNumber[] {
  const counted = figures.flatMap((figure): TextNumber[] =>
    figure.value === undefined
      ? []
      : [
          {
            from: figure.from,
            until: figure.until,
            value: figure.value,
            words: text.slice(figure.from, figure.until),
            unit: unitAfter(text, figure.until)?.word ?? figure.unit,
            percent: figure.percent,
          },
        ],
  )
  const typed = typedNumbers(text)
    .filter((one) => !isInside(one, figures))
    .map(
      (one): TextNumber => ({
        ...one,
        value: Number(one.words.replace(/\s?%$/u, '').replaceAll('.', '').replace(',', '.')),
        unit: unitAfter(text, one.until)?.word,
        percent: one.words.endsWith('%'),
      }),
    )
  return [...counted, ...typed].sort((one, other) => one.from - other.from)
}

const vague = /(?:trên|hơn|gần|khoảng|xấp xỉ|ngót|quá|chừng)\s+$/iu

/** “trên 36.852”: an exact number is not over itself. A typed round number may stand after such a word. */
function overExact({ text, figures }: LintAsked, numbers: readonly TextNumber[]): LintMark[] {
  return numbers.flatMap((number) => {
    const before = vague.exec(text.slice(0, number.from))
    if (!before) return []
    const isCounted = isInside(number, figures)
    const isRound = Number.isInteger(number.value) && number.value % 10 === 0 && number.value > 0
    if (!isCounted && isRound) return []
    const from = number.from - before[0].length
    return [
      {
        from,
        until: from + before[0].trimEnd().length,
        rule: 'over_exact' as const,
        about: { word: before[0].trim(), number: isCounted ? number.value : number.words },
      },
    ]
  })
}

/** “36.852 đại biểu” of a figure that counts attendances: one person may come more than once. */
function wrongUnits({ text, figures }: LintAsked): LintMark[] {
  return figures.flatMap((figure) => {
    const said = figure.percent ? undefined : unitAfter(text, figure.until)
    const allowed = sameUnit[figure.unit]
    if (!said || !allowed || allowed.includes(said.word)) return []
    return [
      {
        from: said.from,
        until: said.from + said.word.length,
        rule: 'unit' as const,
        about: { said: said.word, counted: figure.unit },
      },
    ]
  })
}

/** Sentences of a text, each with where it begins. */
function sentencesOf(text: string): { from: number; until: number }[] {
  const ends = [...text.matchAll(/[.;!?](?=\s|$)|\n/gu)].map((found) => found.index + 1)
  const cuts = [0, ...ends, text.length]
  return cuts.slice(0, -1).map((from, at) => ({ from, until: cuts[at + 1] ?? text.length }))
}

/**
 * Parts against their whole, within a sentence: what is told after “trong đó” is at most what stands before it, and
 * “(1 nữ, 3 nam)” is exactly it. Only numbers of one unit are compared.
 */
function partsOverWhole({ text }: LintAsked, numbers: readonly TextNumber[]): LintMark[] {
  const marks: LintMark[] = []
  const mark = (part: TextNumber, whole: TextNumber, sum: number) =>
    marks.push({
      from: part.from,
      until: part.until,
      rule: 'parts',
      about: { part: sum, whole: whole.value },
    })
  for (const sentence of sentencesOf(text)) {
    const inside = numbers.filter(
      (one) => one.from >= sentence.from && one.until <= sentence.until && !one.percent,
    )
    const words = text.slice(sentence.from, sentence.until)
    for (const found of words.matchAll(/trong (?:đó|số đó)|bao gồm|(?<!bao )gồm(?! cả)/giu)) {
      const at = sentence.from + found.index
      const whole = inside.findLast((one) => one.until <= at)
      const parts = inside.filter((one) => one.from > at && isSameUnit(one, whole))
      const over = parts.find((one) => whole && one.value > whole.value)
      if (whole && over) mark(over, whole, over.value)
    }
    for (const found of words.matchAll(/\(([^()]*)\)/gu)) {
      const [from, until] = [sentence.from + found.index, sentence.from + found.index + found[0].length]
      const whole = inside.findLast((one) => one.until <= from)
      const parts = inside.filter((one) => one.from > from && one.until < until)
      const sexes = parts.filter((one) =>
        /^\s*(?:trẻ em |người )?(?:nữ|nam)(?![\p{L}\p{M}])/iu.test(text.slice(one.until)),
      )
      const last = sexes.at(-1)
      const sum = sexes.reduce((all, one) => all + one.value, 0)
      if (whole && last && sexes.length >= 2 && sum !== whole.value) mark(last, whole, sum)
    }
  }
  return marks
}

function isSameUnit(part: TextNumber, whole: TextNumber | undefined): boolean {
  return (
    whole !== undefined && (part.unit === undefined || whole.unit === undefined || part.unit === whole.unit)
  )
}

const earlierWords = /kỳ trước|cùng kỳ|năm trước|so với|trước đó/iu

/** A figure of another period must say so; one of this period must not stand beside another year's number. */
function otherPeriods({ text, figures, years }: LintAsked): LintMark[] {
  return figures.flatMap((figure) => {
    if (figure.earlier) return []
    const sentence = sentencesOf(text).find((one) => figure.from >= one.from && figure.from < one.until)
    const words = sentence ? text.slice(sentence.from, sentence.until) : text
    const mark = (why: string): LintMark => ({
      from: figure.from,
      until: figure.until,
      rule: 'period',
      about: { why },
    })
    const isRow = words.trimStart().startsWith('|')
    if (figure.period === 'previous' || figure.period === 'year_before')
      return isRow || earlierWords.test(words) ? [] : [mark(figure.period)]
    if (figure.period === 'year') return /năm/iu.test(words) ? [] : [mark('year')]
    const before = text.slice(sentence?.from ?? 0, figure.from)
    const said = [...before.matchAll(/(?<!giai đoạn )(?<![\d–-])năm\s+((?:19|20)\d{2})(?!\s*[-–])/giu)].at(-1)
    const year = said ? Number(said[1]) : undefined
    return year === undefined || years.includes(year) ? [] : [mark(String(year))]
  })
}

/** A person called by name, and numbers by which somebody can be found: nobody is named in a report. */
function names(text: string): LintMark[] {
  const called =
    /(?<![\p{L}\p{M}])(?:chị|anh|bà|ông|cháu|em|nạn nhân|cô|chú|bé)\s+(\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}*\.?){0,3})/gu
  const found = [...text.matchAll(called)].map((one) => ({
    from: one.index,
    until: one.index + one[0].length,
    words: one[0],
  }))
  const numbers = [...text.matchAll(/(?<![\d/])(?:0\d{9}|\d{12})(?!\d)/gu)].map((one) => ({
    from: one.index,
    until: one.index + one[0].length,
    words: one[0],
  }))
  return [...found, ...numbers].map(({ from, until, words }) => ({
    from,
    until,
    rule: 'name',
    about: { words },
  }))
}
