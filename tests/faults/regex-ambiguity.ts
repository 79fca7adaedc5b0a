/**
 * Whether a regular expression can be made to work for very long: `exponential` or `quadratic` (or worse), with the loop
 * that does it; `undefined` when its work grows with the length of the text. Looks at the expression as an automaton: it is
 * slow where one text can be read along two paths of a loop, or can end one loop and begin the next at many places, and what
 * follows may still fail. Anchors inside and look-arounds are passed over, back references are refused, so it errs towards
 * finding too much. After Weideman et al., "Analyzing matching time behavior of backtracking regular expression matchers", 2016.
 */
export function ambiguityOf(regex: RegExp): 'exponential' | 'quadratic' | 'unreadable' | undefined {
  let automaton: Automaton
  try {
    automaton = automatonOf(regex)
  } catch {
    return 'unreadable'
  }
  const { reads, follow } = automaton
  if (reads.length > 250) return 'unreadable'
  const step = (from: number[]) => stepAll(automaton, from)
  const loops = [...reads.keys()].filter((p) => reaches(step, [p], [p]))
  for (const p of loops) {
    const twice = (follow[p] ?? []).some((q, at, all) => all.indexOf(q) !== at && reaches(step, [q], [p]))
    if (twice) return 'exponential'
    const split = step([p, p]).filter(([one, two]) => one !== two)
    if (split.some((pair) => reaches(step, pair, [p, p]))) return 'exponential'
    if (reaches(step, [p, p], [p, p]) && passesSplit(step, p)) return 'exponential'
  }
  for (const p of loops) {
    for (const q of loops) if (q !== p && reaches(step, [p, p, q], [p, q, q])) return 'quadratic'
  }
  return undefined
}

interface Automaton {
  /** For each position, which sample characters it reads, as a bit set. */
  reads: bigint[]
  /** Positions that may come next; one that stands twice can be reached in two ways. */
  follow: number[][]
}

interface Part {
  empty: boolean
  first: number[]
  last: number[]
}

const samples = [
  ...new Set([
    ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
    '\t',
    '\n',
    '\r',
    '\u00a0',
    '\u200b',
    '\u0300',
    'ệ',
    'Đ',
    'đ',
    '中',
    '٣',
    '０',
    '＝',
    '–',
    '\u{1f600}',
  ]),
]
/** Repetitions past this many count as without end. */
const mostCopies = 6

function automatonOf({ source, flags }: RegExp): Automaton {
  const reads: bigint[] = []
  const follow: number[][] = []
  let at = 0
  const classFlags = flags.replace(/[gyd]/g, '')

  const position = (atom: string): Part => {
    const is = new RegExp(
      `^(?:${atom})$`,
      classFlags.includes('u') || classFlags.includes('v') ? classFlags : `${classFlags}u`.replace('uu', 'u'),
    )
    reads.push(samples.reduce((bits, sign, bit) => (is.test(sign) ? bits | (1n << BigInt(bit)) : bits), 0n))
    follow.push([])
    return { empty: false, first: [reads.length - 1], last: [reads.length - 1] }
  }
  const nothing = (): Part => ({ empty: true, first: [], last: [] })
  const link = (from: number[], to: number[]) => {
    for (const each of from) follow[each]?.push(...to)
  }
  const then = (one: Part, two: Part): Part => {
    link(one.last, two.first)
    return {
      empty: one.empty && two.empty,
      first: [...one.first, ...(one.empty ? two.first : [])],
      last: [...two.last, ...(two.empty ? one.last : [])],
    }
  }
  const either = (one: Part, two: Part): Part => ({
    empty: one.empty || two.empty,
    first: [...one.first, ...two.first],
    last: [...one.last, ...two.last],
  })

  const choice = (): Part => {
    let made = sequence()
    while (source[at] === '|') {
      at++
      made = either(made, sequence())
    }
    return made
  }
  const sequence = (): Part => {
    let made = nothing()
    while (at < source.length && source[at] !== '|' && source[at] !== ')') made = then(made, repeated())
    return made
  }
  const repeated = (): Part => {
    const start = at
    const once = atom()
    const quantifier = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(source.slice(at))
    if (!quantifier) return once
    const end = at
    const after = at + quantifier[0].length
    const sign = quantifier[0][0]
    const least = sign === '*' || sign === '?' ? 0 : sign === '+' ? 1 : Number(quantifier[1])
    const most =
      sign === '?'
        ? 1
        : sign === '{'
          ? quantifier[2] === undefined
            ? least
            : quantifier[3]
              ? Number(quantifier[3])
              : Number.POSITIVE_INFINITY
          : Number.POSITIVE_INFINITY
    const copy = (): Part => {
      at = start
      const made = atom()
      at = end
      return made
    }
    const endless = most - Math.min(least, mostCopies) > mostCopies
    let made = once
    if (least === 0) made = { ...once, empty: true }
    if (endless && least <= 1) link(once.last, once.first)
    for (let n = 1; n < Math.min(least, mostCopies); n++) made = then(made, copy())
    if (endless && least > 1) {
      const more = copy()
      link(more.last, more.first)
      made = then(made, { ...more, empty: true })
    }
    for (let n = Math.max(least, 1); !endless && n < most; n++) made = then(made, { ...copy(), empty: true })
    at = after
    return made
  }
  const atom = (): Part => {
    const rest = source.slice(at)
    const group = /^\((\?(?::|<[\w$]+>))?/.exec(rest)
    const look = /^\(\?<?[=!]/.exec(rest)
    if (look) {
      at += look[0].length
      const before = reads.length
      choice()
      at++
      reads.length = before // what is looked at is read again by what follows
      follow.length = before
      return nothing()
    }
    if (group) {
      at += group[0].length
      const inner = choice()
      at++
      return inner
    }
    if (/^(?:\^|\$|\\[bB])/.test(rest)) {
      at += rest.startsWith('\\') ? 2 : 1
      return nothing()
    }
    if (/^\\(?:[1-9]|k<)/.test(rest)) throw new Error('back reference')
    const literal =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\u\{[\da-fA-F]+\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\[pP]\{[^}]*\}|\\c[A-Za-z]|\\.|[\ud800-\udbff][\udc00-\udfff]|[\s\S])/.exec(
        rest,
      )?.[0] ?? ''
    at += literal.length
    return position(
      /^\\[^\w^$\\.*+?()[\]{}|/-]$/.test(literal) || literal === '\\-' ? `[${literal}]` : literal,
    )
  }

  const whole = choice()
  // Without an anchor in front the search begins anew at each place: a loop that reads anything.
  if (
    !/^(?:\(\?:)?\^/.test(source) ||
    source.split('|').some((option) => !/^[(?:]*\^/.test(option) && !source.startsWith('^'))
  ) {
    const search = position('[\\s\\S]')
    link(search.last, [...search.first, ...whole.first])
  }
  // Where nothing has to follow, the text is found as soon as the end may be reached: such a place never fails.
  const mayFail = /(?<!\\)\$|\(\?<?[=!]|\\b/.test(source)
  if (!mayFail) for (const last of whole.last) follow[last] = []
  return { reads, follow }
}

type Step = (from: number[]) => number[][]

/** Where several runs over the same text may stand after one more character, all together. */
function stepAll({ reads, follow }: Automaton, from: number[]): number[][] {
  let combined: { bits: bigint; to: number[] }[] = [{ bits: -1n, to: [] }]
  for (const each of from) {
    const next = [...new Set(follow[each])]
    combined = combined.flatMap(({ bits, to }) =>
      next.flatMap((q) =>
        (bits & (reads[q] ?? 0n)) === 0n ? [] : [{ bits: bits & (reads[q] ?? 0n), to: [...to, q] }],
      ),
    )
  }
  return combined.map(({ to }) => to)
}

/** Whether runs that stand at `from` can stand at `to` after at least one character. */
function reaches(step: Step, from: number[], to: number[]): boolean {
  const seen = new Set<string>()
  const open = step(from)
  const goal = String(to)
  for (let next = open.pop(); next; next = open.pop()) {
    const name = String(next)
    if (name === goal) return true
    if (seen.has(name)) continue
    seen.add(name)
    open.push(...step(next))
  }
  return false
}

/** Whether two runs from `p` can part and both come back to `p` at once. */
function passesSplit(step: Step, p: number): boolean {
  const seen = new Set<string>()
  const open = step([p, p])
  for (let next = open.pop(); next; next = open.pop()) {
    const name = String(next)
    if (seen.has(name)) continue
    seen.add(name)
    if (next[0] !== next[1] && reaches(step, next, [p, p])) return true
    open.push(...step(next))
  }
  return false
}
