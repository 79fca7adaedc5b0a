import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Choice, ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { toggleChoice } from '#ui/choice-keys.ts'
import { useText } from '#ui/text.ts'
import type { KeyGroup } from './KeySection.tsx'
import classes from './new-contact.module.css'

interface CodeChoicesProps {
  label: string
  isLabelled?: boolean
  choices: readonly Choice[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  several?: boolean
  columns?: number
  /** How many stand in sight before the rest is asked for; a chosen one is always in sight. */
  first?: number
}

/** Answers out of a long list: the usual ones in sight, the others one press away. Their keys work all the time. */
export function CodeChoices({ first, ...props }: CodeChoicesProps) {
  const t = useText()
  const [isWhole, setWhole] = useState(false)
  const isFolded = first !== undefined && !isWhole && props.choices.length > first
  const shown = isFolded
    ? props.choices.filter((choice, index) => index < first || props.chosen.includes(choice.value))
    : props.choices
  return (
    <div className={classes.codes}>
      <ChoiceKeys {...props} choices={shown} />
      {isFolded && (
        <Button variant="subtle" size="sm" onClick={() => setWhole(true)}>
          {t('hotline.new.more', { n: props.choices.length - shown.length })}
        </Button>
      )}
    </div>
  )
}

/** The same answers for the keys of their section. */
export function keysOf(
  props: Pick<CodeChoicesProps, 'choices' | 'chosen' | 'onChange' | 'several'>,
): KeyGroup {
  return {
    choices: props.choices,
    toggle: (value) =>
      props.onChange(toggleChoice(props.choices, props.chosen, value, props.several ?? false)),
  }
}
