import { valueText } from '#modules/indicators/web/figure-text.rule.ts'
import { SubLine } from '#ui/DataList.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { Board } from '../board.contract.ts'
import { Beyond, mostPrinted } from './Beyond.tsx'
import classes from './Boards.module.css'
import { Question } from './Question.tsx'

/** Which duties are overdue, and whose? Kind and count only. */
export function OverdueSection({ overdue }: { overdue: NonNullable<Board['overdue']> }) {
  const t = useText()
  const { language } = useLanguage()
  return (
    <Question
      asked={t('boards.overdue.asked')}
      answer={
        overdue.items.length === 0
          ? t('boards.overdue.none')
          : t('boards.overdue.some', { n: valueText(overdue.total) })
      }
    >
      {overdue.items.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('boards.overdue.whose')}</th>
              <th scope="col" className={classes.end}>
                {t('boards.overdue.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {overdue.items.map((item, at) => (
              <tr key={item.rule} data-beyond={at >= mostPrinted.limits || undefined}>
                <th scope="row">
                  {item.actor[language]}
                  <SubLine>{`${item.trigger[language]} · ${item.basis}`}</SubLine>
                </th>
                <td className={`${classes.end} ${classes.late} figures`}>
                  {t('boards.overdue.n', { n: valueText(item.count) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Beyond rest={overdue.items.length - mostPrinted.limits} words="boards.overdue.beyond" />
    </Question>
  )
}
