import { lastDay, valueText } from '#modules/indicators/web/figure-text.rule.ts'
import { SubLine } from '#ui/DataList.tsx'
import { formatDay, formatPercent } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { type Translate, useLanguage, useText } from '#ui/text.ts'
import type { Board } from '../board.contract.ts'
import { wayOf } from '../board.rule.ts'
import classes from './Boards.module.css'
import { Question } from './Question.tsx'

type Change = Board['change']
type Item = Change['items'][number]

/** What has changed against the same half-year a year before. Every number leads to its records. */
export function ChangeSection({ change }: { change: Change }) {
  const t = useText()
  const { language } = useLanguage()
  const { now, before, running, items } = change
  const head = (span: Change['now']) => span.name[language]
  const codeOf = (span: Change['now']) =>
    `${span.from.slice(0, 4)}-H${span.from.slice(5, 7) === '01' ? 1 : 2}`
  const link = (item: Item, when: 'now' | 'before' | 'running') => (
    <>
      <PageLink
        to="/figures/$code"
        params={{ code: item.indicator }}
        search={{ scheme: 'half_year', period: codeOf(change[when]) }}
        className={classes.number}
      >
        {valueText(item[when])}
      </PageLink>
      {hasShare(item) && <SubLine>{shareText(item.share[when])}</SubLine>}
    </>
  )
  return (
    <Question asked={t('boards.change.asked')} answer={answerOf(items, t)}>
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
                  {hasShare(item) && <SubLine>{t('boards.change.share')}</SubLine>}
                </th>
                <td className={`${classes.end} figures`}>{link(item, 'before')}</td>
                <td className={`${classes.end} figures`}>{link(item, 'now')}</td>
                <td className={`${classes.end} figures`}>{changeText(item, t)}</td>
                <td className={`${classes.end} figures`}>{link(item, 'running')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.quiet}>{t('boards.change.note', { until: formatDay(lastDay(running.until)) })}</p>
    </Question>
  )
}

/** How many went up, down, stayed and cannot be compared: what nothing is said of is not said to be still. */
function answerOf(items: readonly Item[], t: Translate): string {
  const ways = items.map((item) => wayOf(item.before, item.now))
  const count = (way: (typeof ways)[number]) => ways.filter((each) => each === way).length
  if (count(undefined) === items.length) return t('boards.change.incomparable')
  const told = [
    ['up', count('up')],
    ['down', count('down')],
    ['same', count('same')],
    ['rest', count(undefined)],
  ] as const
  return t('boards.change.answer', {
    ways: told.flatMap(([way, n]) => (n > 0 ? [t(`boards.change.${way}`, { n })] : [])).join(', '),
  })
}

/** `↗ +8,8%`, `↗ từ 0`; a dash where nothing may be said. */
function changeText({ before, now, percent }: Item, t: Translate): string {
  const way = wayOf(before, now)
  if (way === undefined) return '–'
  if (way === 'same') return '= 0%'
  if (percent === null) return `↗ ${t('boards.change.from_none')}`
  return way === 'up' ? `↗ +${formatPercent(percent)}` : `↘ ${formatPercent(percent)}`
}

const hasShare = (item: Item): item is Item & { share: NonNullable<Item['share']> } =>
  item.share !== null && Object.values(item.share).some((percent) => percent !== null)

const shareText = (percent: number | null) => (percent === null ? '–' : formatPercent(percent))
