import { Button, Modal } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { type Choice, ChoiceKeys } from './ChoiceKeys.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { Form } from './fields.tsx'
import classes from './notes.module.css'
import { TextArea } from './TextArea.tsx'
import { useText } from './text.ts'

export interface ReasonDialogProps<T extends string = string> {
  opened: boolean
  title: string
  /** What will be recorded and who will know. */
  children?: ReactNode
  /** Usual reasons; with them a note is needed only for those listed in `noteFor`. */
  reasons?: readonly Choice<T>[]
  noteFor?: readonly T[]
  actLabel: string
  isBusy?: boolean
  error?: unknown
  /** Fewest signs of a written reason. */
  min?: number
  onAct: (reason: { code: T | undefined; note: string }) => void
  onClose: () => void
}

/** Asks for the reason before something covered is opened or an exception is made; the reason is recorded. */
export function ReasonDialog<T extends string = string>(props: ReasonDialogProps<T>) {
  const { opened, reasons, noteFor = [], min = 5 } = props
  const t = useText()
  const [code, setCode] = useState<T | undefined>()
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  useEffect(() => {
    if (opened) return
    setCode(undefined)
    setNote('')
    setTried(false)
  }, [opened])

  const needsNote = reasons ? code !== undefined && noteFor.includes(code) : true
  const codeError = isTried && reasons && !code ? t('ui.reason.choose') : undefined
  const noteError = isTried && needsNote && note.trim().length < min ? t('ui.reason.too_short') : undefined
  const send = () => {
    setTried(true)
    if (props.isBusy || (reasons && !code) || (needsNote && note.trim().length < min)) return
    props.onAct({ code, note: note.trim() })
  }

  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form onSend={send}>
        {props.children && <div className={classes.quiet}>{props.children}</div>}
        {reasons && (
          <ChoiceKeys
            label={t('ui.reason.label')}
            choices={reasons}
            chosen={code ? [code] : []}
            onChange={([next]) => setCode(next)}
            columns={2}
            error={codeError}
          />
        )}
        {needsNote && (
          <TextArea
            label={t(reasons ? 'ui.reason.note' : 'ui.reason.label')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={500}
            error={noteError}
          />
        )}
        <ErrorNote error={props.error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" aria-disabled={props.isBusy}>
            {props.actLabel}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
