import type { ReactNode } from 'react'
import classes from './Page.module.css'

export interface PageProps {
  title: string
  /** Date or scope beside the title. */
  scope?: ReactNode
  /** One plain sentence that says what matters; key words in `<strong>`. */
  opening?: ReactNode
  /** At most two buttons. */
  actions?: ReactNode
  children?: ReactNode
}

/** A page: title, scope, opening sentence, then its sheets. Never give `title` a person's name. */
export function Page({ title, scope, opening, actions, children }: PageProps) {
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.words}>
          <div className={classes.line}>
            <h1 className={classes.title}>{title}</h1>
            {scope && <span className={classes.scope}>{scope}</span>}
          </div>
          {opening && <p className={classes.opening}>{opening}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  )
}
