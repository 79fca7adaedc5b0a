import { fold } from '#kernel/fold.ts'

/** One line of the Ctrl+K list. */
export interface Entry {
  id: string
  label: string
  hint?: string | undefined
  go: () => void
}

/**
 * The entries a question means, those whose words begin with it first. Tone marks do not matter
 * (`chuyen gui` finds Chuyển gửi), every typed word must be found, and no question means all.
 */
export function matching<T extends Pick<Entry, 'label'>>(entries: readonly T[], question: string): T[] {
  const words = fold(question).split(' ').filter(Boolean)
  const rank = (entry: T) => {
    const label = ` ${fold(entry.label)}`
    if (!words.every((word) => label.includes(word))) return -1
    return words.every((word) => label.includes(` ${word}`)) ? 0 : 1
  }
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((found) => found.rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map((found) => found.entry)
}
