import { IconAlertCircle, IconCheck, IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './marks.module.css'

/**
 * `danger` someone is in danger · `late` a limit written in law has passed · `warn` due soon, or late without danger ·
 * `ok` done, met · `act` open, in progress · `neutral` a plain fact · `internal` our own target, never drawn as law.
 */
export type BadgeTone = 'danger' | 'late' | 'warn' | 'ok' | 'act' | 'neutral' | 'internal'

const icons = { danger: IconAlertCircle, late: IconClock, warn: IconClock, ok: IconCheck } as const

/** A short label; tones that carry a meaning bring their icon, so that colour never stands alone. */
export function Badge({ tone = 'neutral', children }: { tone?: BadgeTone; children: ReactNode }) {
  const Shape = tone in icons ? icons[tone as keyof typeof icons] : undefined
  return (
    <span className={classes.badge} data-tone={tone}>
      {Shape && <Shape size={16} stroke={2} aria-hidden />}
      {children}
    </span>
  )
}
