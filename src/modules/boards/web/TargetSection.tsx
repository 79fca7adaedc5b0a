import type { Target } from '#modules/targets/target.contract.ts'
import { toneOf, valueText } from '#modules/targets/web/target-text.rule.ts'
import { Badge } from '#ui/Badge.tsx'
import { PageLink } from '#ui/links.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { Beyond, mostPrinted } from './Beyond.tsx'
import classes from './Boards.module.css'
import { Question } from './Question.tsx'

/** How far are the targets? Bars with the goal as a line, each with its words. */
export function TargetSection({ targets, year }: { targets: readonly Target[]; year: string }) {
  const t = useText()
  const count = (light: string) => targets.filter((target) => target.light === light).length
  return (
    <Question
      asked={t('boards.targets.asked')}
      answer={t('boards.targets.answer', {
        met: count('met'),
        near: count('near'),
        missed: count('missed'),
        rest: targets.length - count('met') - count('near') - count('missed'),
      })}
    >
      <ul className={classes.targets}>
        {targets.map((target, at) => (
          <OneTarget key={target.code} target={target} year={year} isBeyond={at >= mostPrinted.targets} />
        ))}
      </ul>
      <Beyond rest={targets.length - mostPrinted.targets} words="boards.targets.beyond" />
    </Question>
  )
}

function OneTarget({ target, year, isBeyond }: { target: Target; year: string; isBeyond: boolean }) {
  const t = useText()
  const { language } = useLanguage()
  const words = (value: number) => valueText(target, value, language, t('boards.times'))
  const { actual, goal, counted } = target
  const scale = Math.max(actual ?? 0, goal?.value ?? 0, target.unit === 'percent' ? 100 : 0) || 1
  const title = target.title[language]
  return (
    <li data-beyond={isBeyond || undefined}>
      <p className={classes.targetTitle}>
        {counted ? (
          <PageLink
            to="/figures/$code"
            params={{ code: counted.indicator }}
            search={{ scheme: 'year', period: year }}
          >
            {title}
          </PageLink>
        ) : (
          <PageLink to="/targets" search={{ q: target.code }}>
            {title}
          </PageLink>
        )}
      </p>
      <p className={classes.targetLine}>
        <strong className="figures">{actual === null ? '–' : words(actual)}</strong>
        <Badge tone={toneOf[target.light]}>{t(`targets.light.${target.light}`)}</Badge>
      </p>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${((actual ?? 0) / scale) * 100}%` }} />
        {goal && <i style={{ left: `${(goal.value / scale) * 100}%` }} />}
      </span>
      <p className={`${classes.quiet} figures`}>
        {goal
          ? t('boards.targets.goal', {
              programme: target.programme,
              year: String(goal.year),
              goal: words(goal.value),
            })
          : target.programme}
      </p>
    </li>
  )
}
