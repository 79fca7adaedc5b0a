import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { type Choice, choiceOfKey } from '#ui/choice-keys.ts'
import { KeyCap } from '#ui/KeyCap.tsx'
import { isTextField, useKeys } from '#ui/keys.ts'
import classes from './new-contact.module.css'

/** Answers of a section that its keys toggle, wherever in the section the focus stands. */
export interface KeyGroup {
  choices: readonly Choice[]
  toggle: (value: string) => void
}

/** Brings the focus to the first answer of a section, by its chord. */
export function focusSection(jump: string): void {
  const section = document.querySelector<HTMLElement>(`[data-jump="${jump}"]`)
  section?.querySelector<HTMLElement>(reachable)?.focus()
  section?.scrollIntoView({ block: 'nearest' })
}

interface KeySectionProps {
  title: string
  jump: string
  note?: ReactNode
  danger?: boolean
  groups?: readonly KeyGroup[]
  children: ReactNode
}

/** Elements of a section that the focus may go to first. */
const reachable = '[role="checkbox"][tabindex="0"],[role="radio"][tabindex="0"],input,textarea,button'

/**
 * A section of the call: its chord brings the focus to its first answer, and inside it every answer has one key.
 * A text field keeps its letters; Escape leaves it for the section, so that the keys work again.
 */
export function KeySection({ title, jump, note, danger, groups = [], children }: KeySectionProps) {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  useKeys({
    [jump]: () => focusSection(jump),
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isDefaultPrevented()) return
    if (isTextField(event.target)) {
      if (event.code !== 'Escape' || event.nativeEvent.isComposing) return
      event.stopPropagation()
      event.preventDefault()
      section.current?.focus()
      return
    }
    for (const group of groups) {
      const choice = choiceOfKey(group.choices, event)
      if (!choice) continue
      event.preventDefault()
      group.toggle(choice.value)
      return
    }
  }
  return (
    <section
      ref={section}
      data-jump={jump}
      aria-labelledby={id}
      tabIndex={-1}
      className={danger ? `${classes.section} ${classes.danger}` : classes.section}
      onKeyDown={onKeyDown}
    >
      <div className={classes.sectionHead}>
        <h2 id={id} className={classes.sectionTitle}>
          {title}
          <span aria-hidden>
            <KeyCap keys={jump} />
          </span>
        </h2>
        {note && <span className={classes.note}>{note}</span>}
      </div>
      {children}
    </section>
  )
}
