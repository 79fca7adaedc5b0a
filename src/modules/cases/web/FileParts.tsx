import { NativeSelect } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { neighbour } from '#ui/choice-keys.ts'
import classes from './FileParts.module.css'

/** Parts of a file that belong together, under a heading of their own; the first group needs none. */
export interface PartGroup {
  label: string | undefined
  parts: readonly { value: string; label: string }[]
}

interface FilePartsProps {
  /** Names the list for screen readers. */
  label: string
  groups: readonly PartGroup[]
  current: string
  /** No room beside the content: the list becomes a field to choose from. */
  isNarrow: boolean
  onChange: (value: string) => void
  children: ReactNode
}

/** The parts of a file: all of them in sight beside what is shown, grouped; arrows walk, and walking opens. */
export function FileParts({ label, groups, current, isNarrow, onChange, children }: FilePartsProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const all = groups.flatMap((group) => group.parts)
  const at = all.findIndex((part) => part.value === current)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = neighbour(event.code, at, all.length)
    const part = next === undefined ? undefined : all[next]
    if (next === undefined || !part) return
    event.preventDefault()
    onChange(part.value)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  if (isNarrow)
    return (
      <div>
        <NativeSelect
          label={label}
          className={classes.choose}
          size="md"
          value={current}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={groups.map(({ label: group, parts }) =>
            group ? { group, items: [...parts] } : (parts[0] ?? ''),
          )}
        />
        <section aria-label={all[at]?.label} className={classes.panel}>
          {children}
        </section>
      </div>
    )
  return (
    <div className={classes.split}>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        aria-orientation="vertical"
        className={classes.list}
        onKeyDown={onKeyDown}
      >
        {groups.map((group) => (
          <div key={group.label ?? ''} role="presentation" className={classes.group}>
            {group.label && (
              <span role="presentation" className={classes.heading}>
                {group.label}
              </span>
            )}
            {group.parts.map((part) => (
              <button
                key={part.value}
                id={`${id}-${part.value}`}
                type="button"
                role="tab"
                aria-selected={part.value === current}
                aria-controls={part.value === current ? `${id}-panel` : undefined}
                tabIndex={part.value === current ? 0 : -1}
                className={classes.part}
                onClick={() => onChange(part.value)}
              >
                {part.label}
              </button>
            ))}
          </div>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${current}`}
        className={classes.content}
      >
        {children}
      </div>
    </div>
  )
}
