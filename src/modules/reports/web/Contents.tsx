import { useText } from '#ui/text.ts'
import classes from './Editor.module.css'
import type { AskedMark } from './section-marks.ts'
import { headingText, type Section } from './section-text.ts'

export interface Part {
  section: Section
  id: string
  asked: readonly AskedMark[]
  isFixed: boolean
}

export interface ContentsProps {
  parts: readonly Part[]
  hasTyped: boolean
  /** On a phone the list opens when asked for. */
  isFolded: boolean
}

/** The headings of the paper, with how many numbers of each part still ask for their source. */
export function Contents({ parts, hasTyped, isFolded }: ContentsProps) {
  const t = useText()
  return (
    <nav className={classes.contents} aria-label={t('reports.contents')}>
      <details key={String(isFolded)} open={!isFolded}>
        <summary>{t('reports.contents')}</summary>
        <ol>
          {parts.map(
            ({ section, id, asked }) =>
              section.heading && (
                <li key={id} data-level={section.heading.level}>
                  <a href={`#${id}`}>
                    <span>
                      {section.heading.level === 'muc'
                        ? headingText({ ...section.heading, text: '' }) + section.heading.text
                        : headingText(section.heading)}
                    </span>
                    {asked.length > 0 && (
                      <span className={`${classes.asks} figures`}>
                        {asked.length}
                        <span className="unseen"> {t('reports.typed.title')}</span>
                      </span>
                    )}
                  </a>
                </li>
              ),
          )}
        </ol>
      </details>
      <ul className={`${classes.legend} ${classes.lines}`}>
        <li>
          <span className={classes.sampleChip} aria-hidden />
          {t('reports.legend.counted')}
        </li>
        {hasTyped && (
          <li>
            <span className={classes.sampleAsk} aria-hidden />
            {t('reports.legend.typed')}
          </li>
        )}
      </ul>
    </nav>
  )
}
