import { Button } from '@mantine/core'
import { formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import classes from './Editor.module.css'
import type { AskedMark } from './section-marks.ts'

/** One question for each place a reader would ask about, with its reason and the way to it. */
export function NumberNotes({ asked }: { asked: readonly AskedMark[] }) {
  const t = useText()
  if (asked.length === 0) return null
  const about = (mark: AskedMark) =>
    Object.fromEntries(
      Object.entries(mark.about).map(([name, value]) => [
        name,
        typeof value === 'number' ? formatNumber(value) : value,
      ]),
    )
  return (
    <section aria-label={t('reports.typed.title')} className={layout.stack}>
      {asked.map((mark) => (
        <div key={`${mark.inputId} ${mark.from}`} className={classes.note} data-rule={mark.rule}>
          <p>
            <span className={`${classes.no} figures`}>{mark.no}</span>
            <strong>
              {mark.rule === 'typed'
                ? t('reports.typed.question', { number: mark.words })
                : t(`reports.lint.${mark.rule}.title`, { ...about(mark), words: mark.words })}
            </strong>
          </p>
          <p className={classes.small}>
            {mark.rule === 'typed'
              ? t('reports.typed.why')
              : t(`reports.lint.${mark.rule}.why`, { ...about(mark), words: mark.words })}
          </p>
          <div>
            <Button variant="default" size="sm" onClick={() => goTo(mark)}>
              {t('reports.typed.go')}
            </Button>
          </div>
        </div>
      ))}
    </section>
  )
}

function goTo({ inputId, partId, from, until }: AskedMark): void {
  const field = document.getElementById(inputId)
  if (field instanceof HTMLTextAreaElement) {
    field.focus()
    field.setSelectionRange(from, until)
  } else document.getElementById(partId)?.focus()
}
