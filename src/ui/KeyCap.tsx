import { Fragment } from 'react'
import classes from './marks.module.css'

/** A chord drawn as caps: `<KeyCap keys="Ctrl+K" />`. On a filled button, say `onFill`. */
export function KeyCap({ keys, onFill }: { keys: string; onFill?: boolean }) {
  return (
    <span className={classes.chord}>
      {keys.split('+').map((key, index) => (
        <Fragment key={key}>
          {index > 0 && <span className="unseen">+</span>}
          <kbd className={onFill ? `${classes.cap} ${classes.onFill}` : classes.cap}>{key}</kbd>
        </Fragment>
      ))}
    </span>
  )
}
