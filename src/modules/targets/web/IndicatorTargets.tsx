import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listTargets } from '../target.contract.ts'
import { toneOf, valueText } from './target-text.rule.ts'

/** The targets of this year that an indicator counts, and how they stand. */
export default function IndicatorTargets({ id: code }: { id: string }) {
  const t = useText()
  const { language } = useLanguage()
  const read = useRead(listTargets, { query: {} }, { staleTime: 60_000 })
  if (read.error) return <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
  if (!read.data) return <TextSkeleton lines={2} />
  const mine = read.data.items.filter((each) => each.counted?.indicator === code)
  if (mine.length === 0) return <p className={layout.quiet}>{t('targets.of_none')}</p>
  return (
    <ul className={layout.rows}>
      {mine.map((target) => {
        const words = (value: number) => valueText(target, value, language, t('targets.unit.times'))
        return (
          <li key={target.code}>
            <PageLink to="/targets">{target.title[language]}</PageLink>
            <span>
              <Badge tone={toneOf[target.light]}>{t(`targets.light.${target.light}`)}</Badge>
            </span>
            <span className="figures">
              {[
                target.goal &&
                  t('targets.of_goal', { goal: words(target.goal.value), year: String(target.goal.year) }),
                target.actual !== null && t('targets.of_actual', { value: words(target.actual) }),
              ]
                .filter(Boolean)
                .join('. ')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
