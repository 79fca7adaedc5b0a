import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { neighbour } from '#ui/choice-keys.ts'
import classes from './Cases.module.css'

interface TabsProps<T extends string> {
  /** Names the row of tabs for screen readers. */
  label: string
  tabs: readonly { value: T; label: string }[]
  current: T
  onChange: (value: T) => void
  children: ReactNode
}

/** Parts of a file under one another's name; arrows walk, and walking opens. */
export function Tabs<T extends string>({ label, tabs, current, onChange, children }: TabsProps<T>) {
  const id = useId()
  const row = useRef<HTMLDivElement>(null)
  const at = tabs.findIndex((tab) => tab.value === current)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = neighbour(event.code, at, tabs.length)
    const tab = next === undefined ? undefined : tabs[next]
    if (next === undefined || !tab) return
    event.preventDefault()
    onChange(tab.value)
    row.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div>
      <div ref={row} role="tablist" aria-label={label} className={classes.tabs} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            id={`${id}-${tab.value}`}
            type="button"
            role="tab"
            aria-selected={tab.value === current}
            aria-controls={tab.value === current ? `${id}-panel` : undefined}
            tabIndex={tab.value === current ? 0 : -1}
            className={classes.tab}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${current}`} className={classes.panel}>
        {children}
      </div>
    </div>
  )
}
