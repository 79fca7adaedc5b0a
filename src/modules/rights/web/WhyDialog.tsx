import { type ReactNode, useState } from 'react'
import { FormDialog } from '#ui/FormDialog.tsx'
import layout from '#ui/layout.module.css'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'

/** Fewest signs of what is said to a second person. */
const least = 10

interface Props {
  title: string
  /** What it means when the second person says yes. */
  means: string
  label: string
  actLabel: string
  isBusy: boolean
  error: unknown
  children?: ReactNode
  onAsk: (words: string) => void
  onClose: () => void
}

/** Asks something of a second person, and says what for. */
export function WhyDialog({ title, means, label, actLabel, isBusy, error, children, onAsk, onClose }: Props) {
  const t = useText()
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const isShort = words.trim().length < least
  return (
    <FormDialog
      title={title}
      actLabel={actLabel}
      isBusy={isBusy}
      error={error}
      onAct={() => {
        setTried(true)
        if (!isShort) onAsk(words)
      }}
      onClose={onClose}
    >
      <div className={layout.stack}>
        <p>{means}</p>
        {children}
        <TextArea
          label={label}
          value={words}
          maxLength={1_000}
          onChange={(event) => setWords(event.currentTarget.value)}
          error={isTried && isShort ? t('rights.persons.say_why') : undefined}
        />
      </div>
    </FormDialog>
  )
}
