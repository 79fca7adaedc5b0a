import { useText } from '#ui/text.ts'
import classes from './Boards.module.css'

/** How much of each list fits on the one printed page; the screen shows the whole. */
export const mostPrinted = { limits: 4, late: 3, targets: 8, tiles: 60 } as const

/** On paper alone: how many lines of a list stand on the screen only. */
export function Beyond({ rest, words }: { rest: number; words: string }) {
  const t = useText()
  return rest > 0 ? <p className={`${classes.quiet} ${classes.onPaper}`}>{t(words, { n: rest })}</p> : null
}
