import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './fields.module.css'

/** The sentence under a field: what is wrong and what to do. */
export function FieldError({ children }: { children: ReactNode }) {
  return (
    <span className={classes.error}>
      <IconAlertCircle size={16} stroke={2} aria-hidden />
      <span>{children}</span>
    </span>
  )
}
