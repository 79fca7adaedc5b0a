import { valueText } from '#modules/indicators/web/figure-text.rule.ts'
import { useText } from '#ui/text.ts'
import type { Board } from '../board.contract.ts'
import classes from './Boards.module.css'
import { Question } from './Question.tsx'

/** Is anyone in danger unanswered? */
export function DangerSection({ danger }: { danger: NonNullable<Board['danger']> }) {
  const t = useText()
  return (
    <Question
      asked={t('boards.danger.asked')}
      danger={danger.waiting}
      answer={t(danger.waiting ? 'boards.danger.yes' : 'boards.danger.no')}
    >
      <dl className={classes.facts}>
        <div>
          <dd className="figures">{valueText(danger.unanswered)}</dd>
          <dt>{t('boards.danger.unanswered')}</dt>
        </div>
        <div>
          <dd className="figures">{valueText(danger.answered)}</dd>
          <dt>{t('boards.danger.answered')}</dt>
        </div>
      </dl>
      <p className={classes.quiet}>{t('boards.danger.what')}</p>
    </Question>
  )
}
