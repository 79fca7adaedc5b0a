import { fold } from '#kernel/fold.ts'
import type { Kind } from './place.tables.ts'

/** How a kind is said in front of a name, folded, longest first; with the short forms people type. */
const spoken: readonly (readonly [words: string, kinds: readonly Kind[]])[] = [
  ['thanh pho', ['thanh_pho', 'thanh_pho_tinh']],
  ['thi tran', ['thi_tran']],
  ['dac khu', ['dac_khu']],
  ['thi xa', ['thi_xa']],
  ['phuong', ['phuong']],
  ['huyen', ['huyen']],
  ['tinh', ['tinh']],
  ['quan', ['quan']],
  ['xa', ['xa']],
  ['tp', ['thanh_pho', 'thanh_pho_tinh']],
  ['tt', ['thi_tran']],
  ['tx', ['thi_xa']],
  ['p', ['phuong']],
  ['h', ['huyen']],
  ['q', ['quan']],
  ['x', ['xa']],
]

/** What a search compares: the name without its kind, folded. `Phường Hồng Gai` → `hong gai`, `Quận 1` → `1`. */
export function foldedName(name: string): string {
  return withoutKind(fold(name))?.rest ?? fold(name)
}

/** A typed search: the folded words, and, where they begin like a kind, that kind with the words after it. */
export interface Wanted {
  words: string
  kinds: readonly Kind[]
  rest: string
}

/** Reads a typed search. `tp ha long` may be a city of that name; `quan lan` may be the island of that name. */
export function wanted(typed: string): Wanted {
  const words = fold(typed)
  return { words, ...(withoutKind(words) ?? { kinds: [], rest: words }) }
}

function withoutKind(words: string): { kinds: readonly Kind[]; rest: string } | undefined {
  for (const [said, kinds] of spoken) {
    if (words.startsWith(`${said} `)) return { kinds, rest: words.slice(said.length + 1) }
  }
  return undefined
}
