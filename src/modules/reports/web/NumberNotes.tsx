import { Button } from '@mantine/core'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import classes from './Editor.module.css'
import type { TypedNumber } from './typed-numbers.ts'

export interface AskedNumber extends TypedNumber {
  no: number
  /** Id of the text field it stands in, while that is open; and of the part around it. */
  inputId: string
  partId: string
}

/** One question for each number typed by hand, with the way to it. */
export function NumberNotes({ asked }: { asked: readonly AskedNumber[] }) {
  const t = useText()
  if (asked.length === 0) return null
  return (
    <section aria-label={t('reports.typed.title')} className={layout.stack}>
      {asked.map((number) => (
        <div key={`${number.inputId} ${number.from}`} className={classes.note}>
          <p>
            <span className={`${classes.no} figures`}>{number.no}</span>
            <strong>{t('reports.typed.question', { number: number.words })}</strong>
          </p>
          <p className={classes.small}>{t('reports.typed.why')}</p>
          <div>
            <Button variant="default" size="sm" onClick={() => goTo(number)}>
              {t('reports.typed.go')}
            </Button>
          </div>
        </div>
      ))}
    </section>
  )
}

function goTo({ inputId, partId, from, until }: AskedNumber): void {
  const field = document.getElementById(inputId)
  if (field instanceof HTMLTextAreaElement) {
    field.focus()
    field.setSelectionRange(from, until)
  } else document.getElementById(partId)?.focus()
}
