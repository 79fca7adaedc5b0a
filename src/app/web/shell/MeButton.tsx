import type { ComponentProps } from 'react'
import type { Me } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import { initialsOf, useDuty } from './duty.ts'
import classes from './Shell.module.css'

export interface MeButtonProps extends ComponentProps<'button'> {
  me: Me
}

/** My name and duty; two letters on the rail. */
export function MeButton({ me, ...button }: MeButtonProps) {
  const duty = useDuty(me)
  const t = useText()
  return (
    <button type="button" aria-haspopup="menu" {...button} className={classes.me}>
      <span className={classes.wide}>
        <strong>{me.staff.display_name} </strong>
        {duty}
        <span className="unseen">. {t('app.me.menu')}</span>
      </span>
      <span className={classes.short} aria-hidden>
        {initialsOf(me.staff.display_name)}
      </span>
    </button>
  )
}
