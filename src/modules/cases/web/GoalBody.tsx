import { Badge } from '#ui/Badge.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import type { GoalView } from '../plan.contract.ts'
import classes from './Cases.module.css'
import { Said } from './Said.tsx'

/** A goal with its actions and how far it has come; "in progress" is not shown as done. */
export function GoalBody({ goal, assigned }: { goal: GoalView; assigned: boolean }) {
  const t = useText()
  return (
    <>
      <p className={classes.between}>
        <span className={classes.badges}>
          <strong>{t(`cases.domain.${goal.domain}`)}</strong>
          {goal.emergency && <Badge tone="danger">{t('cases.urgency.emergency')}</Badge>}
          <Badge tone={goal.progress === 'met' ? 'ok' : 'neutral'}>
            {t(`cases.progress.${goal.progress}`)}
          </Badge>
        </span>
        {goal.progress_at && <span className={layout.quiet}>{formatDay(goal.progress_at)}</span>}
      </p>
      <Said words={goal.words} assigned={assigned} />
      <ul>
        {goal.actions.map((action) => (
          <li key={action.id}>
            {t(`cases.service.${action.kind}`)}
            {action.words && `: ${action.words.what}`} (
            {[
              t(`cases.responsible.${action.responsible}`),
              action.words?.provider,
              action.from_on && formatDay(action.from_on),
              action.until_on && t('cases.until', { day: formatDay(action.until_on) }),
              action.words?.means,
              action.state === 'done' ? t('cases.action_state.done') : undefined,
            ]
              .filter(Boolean)
              .join(', ')}
            )
            {action.words?.risk && (
              <p className={layout.quiet}>
                {t('cases.plan.risk')}: {action.words.risk}
                {action.words.handling && ` ${t('cases.plan.handling')}: ${action.words.handling}`}
              </p>
            )}
          </li>
        ))}
      </ul>
      {goal.history.map((note) => (
        <p key={note.id} className={layout.quiet}>
          {formatDay(note.noted_at)}, {note.noted_by}: {t(`cases.progress.${note.progress}`)}
          {note.words && `. ${note.words}`}
        </p>
      ))}
    </>
  )
}
