import { lastDay, valueText } from '#modules/indicators/web/figure-text.rule.ts'
import { formatDay, formatPercent } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { Board } from '../board.contract.ts'
import classes from './Boards.module.css'
import { Question } from './Question.tsx'

type Change = Board['change']

/** What has changed against the same half-year a year before. Every number leads to its records. */
export function ChangeSection({ change }: { change: Change }) {
  const t = useText()
  const { language } = useLanguage()
  const { now, before, running, items } = change
  const head = (span: Change['now']) => span.name[language]
  const codeOf = (span: Change['now']) =>
    `${span.from.slice(0, 4)}-H${span.from.slice(5, 7) === '01' ? 1 : 2}`
  const link = (code: string, span: Change['now'], value: Change['items'][number]['now']) => (
    <PageLink
      to="/figures/$code"
      params={{ code }}
      search={{ scheme: 'half_year', period: codeOf(span) }}
      className={classes.number}
    >
      {valueText(value)}
    </PageLink>
  )
  const [up, down] = [1, -1].map(
    (sign) => items.filter((item) => item.percent !== null && Math.sign(item.percent) === sign).length,
  )
  return (
    <Question
      asked={t('boards.change.asked')}
      answer={t('boards.change.answer', { up: up ?? 0, down: down ?? 0 })}
    >
      <div className={classes.scroll}>
        <table className={`${classes.table} ${classes.change}`}>
          <caption className={classes.quiet}>
            {t('boards.change.caption', { now: head(now), before: head(before) })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('boards.change.what')}</th>
              <th scope="col" className={classes.end}>
                {t('boards.change.before')}
              </th>
              <th scope="col" className={classes.end}>
                {t('boards.change.now')}
              </th>
              <th scope="col" className={classes.end}>
                {t('boards.change.change')}
              </th>
              <th scope="col" className={classes.end}>
                {t('boards.change.running', { from: formatDay(running.from).slice(0, 5) })}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.indicator}>
                <th scope="row">
                  {item.title[language]} <span className={classes.quiet}>{item.unit[language]}</span>
                </th>
                <td className={`${classes.end} figures`}>{link(item.indicator, before, item.before)}</td>
                <td className={`${classes.end} figures`}>{link(item.indicator, now, item.now)}</td>
                <td className={`${classes.end} figures`}>{changeText(item.percent)}</td>
                <td className={`${classes.end} figures`}>{link(item.indicator, running, item.running)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.quiet}>{t('boards.change.note', { until: formatDay(lastDay(running.until)) })}</p>
    </Question>
  )
}

/** `↗ +8,8%`; a dash where nothing may be said. */
function changeText(percent: number | null): string {
  if (percent === null) return '–'
  if (percent === 0) return '= 0%'
  return percent > 0 ? `↗ +${formatPercent(percent)}` : `↘ ${formatPercent(percent)}`
}
