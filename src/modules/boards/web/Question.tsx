import type { ReactNode } from 'react'
import { Section } from '#ui/Sheet.tsx'
import classes from './Boards.module.css'

/** A question of the board with its answer as the heading under it. */
export function Question({
  asked,
  answer,
  danger,
  children,
}: {
  asked: string
  answer: ReactNode
  danger?: boolean
  children?: ReactNode
}) {
  return (
    <Section title={<span className={classes.asked}>{asked}</span>} danger={danger ?? false}>
      <p className={classes.answer}>{answer}</p>
      {children}
    </Section>
  )
}
