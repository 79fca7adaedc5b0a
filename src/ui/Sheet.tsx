import { type ReactNode, useId } from 'react'
import classes from './Sheet.module.css'

/** A working surface; inside it only sections divided by hairlines, never another box. */
export function Sheet({ children }: { children: ReactNode }) {
  return <div className={classes.sheet}>{children}</div>
}

/** Two sheets side by side on a desktop, the wide one first; one under the other elsewhere. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>
}

export interface SectionProps {
  title: ReactNode
  /** Beside the title, in small words: order, count, when. */
  note?: ReactNode
  /** The one danger block of a screen. */
  danger?: boolean
  children?: ReactNode
}

/** A part of a sheet under its own title. */
export function Section({ title, note, danger, children }: SectionProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={danger ? `${classes.section} ${classes.danger}` : classes.section}
    >
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {note && <span className={classes.note}>{note}</span>}
      </div>
      {children}
    </section>
  )
}
