import { useState } from 'react'
import { useNow } from '#ui/clock.ts'
import { formatClock, formatDay, formatSpan } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { preventionHours, preventionLeft } from '../moments.ts'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

/** How long ago it happened, in hours, and how many are left for the medicine that prevents HIV. */
export function AssaultTime({ form, set }: PartProps) {
  const t = useText()
  const now = useNow()
  const [hours, setHours] = useState<string | number>(() =>
    form.assaulted_at ? Math.round((Date.now() - Date.parse(form.assaulted_at)) / 3_600_000) : '',
  )
  return (
    <div className={classes.assault}>
      <div className={classes.hoursAgo}>
        <NumberField
          label={t('hotline.new.hours_ago')}
          value={hours}
          min={0}
          max={999}
          allowNegative={false}
          onChange={(value) => {
            setHours(value)
            set({
              assaulted_at:
                typeof value === 'number' ? new Date(Date.now() - value * 3_600_000).toISOString() : null,
            })
          }}
        />
      </div>
      {form.assaulted_at ? (
        <HoursLeft assaultedAt={form.assaulted_at} now={now} />
      ) : (
        <p className={classes.quiet}>{t('hotline.assault.ask', { ...preventionHours })}</p>
      )}
    </div>
  )
}

/** Hours left since an assault, as a sentence and a bar of 72 hours with its mark at 24. */
export function HoursLeft({ assaultedAt, now }: { assaultedAt: string; now: number }) {
  const t = useText()
  const { language } = useLanguage()
  const left = preventionLeft(assaultedAt, now)
  const used = Math.min(100, Math.max(0, 100 - (left.latest / (preventionHours.latest * 3_600_000)) * 100))
  const sentence =
    left.best > 0
      ? t('hotline.assault.best_left', {
          best: formatSpan(left.best, language),
          latest: formatSpan(left.latest, language),
        })
      : left.latest > 0
        ? t('hotline.assault.latest_left', { latest: formatSpan(left.latest, language) })
        : t('hotline.assault.passed')
  return (
    <div className={classes.left}>
      <p>
        <strong className="figures">{sentence}</strong>
      </p>
      <div className={classes.hoursBar} aria-hidden>
        <span style={{ width: `${used}%` }} />
        <i style={{ left: `${(preventionHours.best / preventionHours.latest) * 100}%` }} />
      </div>
      <p className={`${classes.quiet} figures`}>
        {t('hotline.assault.basis', {
          moment: `${formatClock(assaultedAt)} ${formatDay(assaultedAt)}`,
          ...preventionHours,
        })}
      </p>
    </div>
  )
}
