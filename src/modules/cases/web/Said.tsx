import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'

/** Words for those who work on the case; that they are covered, for who oversees it; nothing where nothing was said. */
export function Said({ words, assigned }: { words: string | null; assigned: boolean }) {
  const t = useText()
  if (words) return <p className={layout.words}>{words}</p>
  return assigned ? null : <p className={layout.quiet}>{t('cases.words.covered')}</p>
}
