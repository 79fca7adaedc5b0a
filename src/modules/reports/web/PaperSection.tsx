import { Button } from '@mantine/core'
import { IconMessage2, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '#ui/text.ts'
import { FreeText } from './FreeText.tsx'
import { InsertFigure } from './InsertFigure.tsx'
import classes from './Paper.module.css'
import { SuggestSentence } from './SuggestSentence.tsx'
import { headingText, type Section } from './section-text.ts'
import { Told, type ToldProps } from './Told.tsx'

export interface PaperSectionProps extends Omit<ToldProps, 'text'> {
  section: Section
  id: string
  /** Nothing is written here: the headings below divide it, or the paper is frozen. */
  isFixed: boolean
  onChange: (text: string) => void
  /** Opens the margin at this part; absent where nobody writes there any more. */
  onRemark: (() => void) | undefined
}

/**
 * A heading and its text. Where figures stand in the text it is shown as it will be printed, and written in after
 * "Sửa câu"; elsewhere one types straight onto the paper.
 */
export function PaperSection({ section, id, isFixed, onChange, onRemark, ...told }: PaperSectionProps) {
  const t = useText()
  const [isWriting, setWriting] = useState(false)
  const { heading, text } = section
  const title = heading ? headingText(heading) : t('reports.paper.opening')
  const hasFigures = text.includes('[')
  const inputId = `${id}-text`
  const tools = isFixed ? null : hasFigures && !isWriting ? (
    <Button
      variant="subtle"
      size="sm"
      leftSection={<IconPencil size={16} stroke={1.75} aria-hidden />}
      onClick={() => setWriting(true)}
      aria-label={t('reports.paper.write_in', { part: title })}
    >
      {t('reports.paper.write')}
    </Button>
  ) : (
    <>
      <InsertFigure inputId={inputId} text={text} onChange={onChange} part={title} />
      <SuggestSentence inputId={inputId} text={text} onChange={onChange} part={title} />
      {isWriting && (
        <Button variant="subtle" size="sm" onClick={() => setWriting(false)}>
          {t('reports.paper.done')}
        </Button>
      )}
    </>
  )
  return (
    <section id={id} className={classes.block} tabIndex={-1}>
      <div className={classes.headRow}>
        {heading &&
          (heading.level === 'muc' ? (
            <h2 className={classes.part}>{title}</h2>
          ) : (
            <h3 className={classes.chapter}>{title}</h3>
          ))}
        {(tools || onRemark) && (
          <div className={classes.tools}>
            {tools}
            {onRemark && (
              <Button
                variant="subtle"
                size="sm"
                leftSection={<IconMessage2 size={16} stroke={1.75} aria-hidden />}
                onClick={onRemark}
                aria-label={t('reports.margin.add_in', { part: title })}
              >
                {t('reports.margin.add')}
              </Button>
            )}
          </div>
        )}
      </div>
      {isFixed || (hasFigures && !isWriting) ? (
        <Told text={text} {...told} />
      ) : (
        <FreeText
          label={title}
          value={text}
          onChange={onChange}
          asked={told.asked}
          inputId={inputId}
          hasFocus={isWriting}
        />
      )}
    </section>
  )
}
