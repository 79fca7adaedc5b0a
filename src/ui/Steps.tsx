import { IconCheck } from '@tabler/icons-react'
import classes from './Steps.module.css'
import { NowMark } from './SunMark.tsx'
import { useText } from './text.ts'

/** The steps of a long work in their order; `current` counts from 0, and past the last all are done. */
export function Steps({ labels, current }: { labels: readonly string[]; current: number }) {
  const t = useText()
  return (
    <ol className={classes.steps}>
      {labels.map((label, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'later'
        return (
          <li
            key={label}
            className={classes.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            {state === 'now' && (
              <span className={classes.sun}>
                <NowMark />
              </span>
            )}
            <span className={classes.disc}>
              {state === 'done' ? <IconCheck size={14} stroke={2.5} aria-hidden /> : index + 1}
            </span>
            <span className={classes.label}>{label}</span>
            {state === 'done' && <span className="unseen">{t('ui.step.done')}</span>}
          </li>
        )
      })}
    </ol>
  )
}
