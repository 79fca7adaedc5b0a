import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import classes from './ChoiceKeys.module.css'
import { type Choice, choiceOfKey, neighbour, toggleChoice } from './choice-keys.ts'
import { FieldError } from './FieldError.tsx'
import { KeyCap } from './KeyCap.tsx'
import { isTextField, useKeys } from './keys.ts'

export type { Choice } from './choice-keys.ts'

export interface ChoiceKeysProps<T extends string> {
  label: ReactNode
  /** The title of the section above says the label already; it stays for screen readers. */
  isLabelled?: boolean
  choices: readonly Choice<T>[]
  chosen: readonly T[]
  onChange: (chosen: T[]) => void
  /** Several answers may be chosen. */
  several?: boolean
  /** Columns where there is room; fewer on a narrow screen. */
  columns?: number
  /** Chord that brings the focus here from anywhere on the page, as `Alt+1`. */
  jump?: string
  /** The last chosen answer may be taken away again. */
  required?: boolean
  error?: string | undefined
}

/**
 * Up to eight answers shown as keys. Arrows walk, Space and Enter toggle; while the focus is inside, the key on a
 * cap toggles its answer by the physical key, so that Vietnamese typing does not matter.
 */
export function ChoiceKeys<T extends string>(props: ChoiceKeysProps<T>) {
  const {
    label,
    isLabelled,
    choices,
    chosen,
    onChange,
    several = false,
    columns = 4,
    jump,
    required,
    error,
  } = props
  const id = useId()
  const group = useRef<HTMLDivElement>(null)
  const first = Math.max(
    0,
    choices.findIndex((choice) => chosen.includes(choice.value)),
  )
  const [walked, setWalked] = useState<number | undefined>(undefined)
  const stop = walked ?? first
  const buttonAt = (index: number) => group.current?.querySelectorAll<HTMLButtonElement>('button')[index]

  useKeys(jump ? { [jump]: () => buttonAt(stop)?.focus() } : {})

  const toggle = (value: T) => {
    const next = toggleChoice(choices, chosen, value, several)
    if (next.length > 0 || !required) onChange(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTextField(event.target)) return
    const choice = choiceOfKey(choices, event)
    const next = neighbour(event.code, stop, choices.length)
    if (!choice && next === undefined) return
    event.preventDefault()
    const index = choice ? choices.indexOf(choice) : (next ?? 0)
    if (choice) toggle(choice.value)
    setWalked(index)
    buttonAt(index)?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is one of two, which the rule cannot read
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles may be named by another element
    <div
      ref={group}
      role={several ? 'group' : 'radiogroup'}
      aria-labelledby={id}
      aria-describedby={error ? `${id}-error` : undefined}
      className={classes.group}
      onKeyDown={onKeyDown}
    >
      <div className={isLabelled ? 'unseen' : classes.legend}>
        <span id={id}>{label}</span>
        {jump && <KeyCap keys={jump} />}
      </div>
      <div className={classes.keys} style={{ '--columns': columns } as object}>
        {choices.map((choice, index) => {
          const isChosen = chosen.includes(choice.value)
          const Shape = choice.danger ? IconAlertTriangle : IconCheck
          return (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: checkbox and radio are both checked or not
            <button
              key={choice.value}
              type="button"
              role={several ? 'checkbox' : 'radio'}
              aria-checked={isChosen}
              aria-disabled={choice.unavailable ? true : undefined}
              aria-keyshortcuts={choice.keyCap}
              data-danger={choice.danger || undefined}
              tabIndex={index === stop ? 0 : -1}
              className={classes.key}
              onFocus={() => setWalked(index)}
              onClick={() => !choice.unavailable && toggle(choice.value)}
            >
              {isChosen && <Shape size={18} stroke={2} aria-hidden />}
              <span className={classes.label}>
                {choice.label}
                {choice.unavailable && <span className={classes.why}>{choice.unavailable}</span>}
              </span>
              {choice.keyCap && (
                <span aria-hidden>
                  <KeyCap keys={choice.keyCap} />
                </span>
              )}
            </button>
          )
        })}
      </div>
      {error && (
        <div id={`${id}-error`} className={classes.error}>
          <FieldError>{error}</FieldError>
        </div>
      )}
    </div>
  )
}
