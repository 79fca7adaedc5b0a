import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ErrorNote } from './ErrorNote.tsx'
import classes from './FormDialog.module.css'
import { Form } from './fields.tsx'
import { useText } from './text.ts'

interface FormDialogProps {
  title: string
  /** The act by its own name, never "OK". */
  actLabel: string
  danger?: boolean
  isBusy: boolean
  error: unknown
  /** Labels of fields that have to be filled and are not yet; while there are some the act tells them and does not run. */
  missing?: readonly (string | false | undefined)[]
  /** The act was asked for, whether it ran or not: fields may say for themselves what they miss. */
  onTried?: () => void
  onAct: () => void
  onClose: () => void
  wide?: boolean
  children: ReactNode
}

/** A form that is asked in front of the page; Escape and "Quay lại" leave without a trace. */
export function FormDialog(props: FormDialogProps) {
  const t = useText()
  const [isTried, setTried] = useState(false)
  const missing = props.missing?.filter(Boolean) ?? []
  const send = () => {
    setTried(true)
    props.onTried?.()
    if (!props.isBusy && missing.length === 0) props.onAct()
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={props.wide ? 'xl' : 'lg'}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form onSend={send}>
        {props.children}
        <ErrorNote error={props.error} />
        {isTried && missing.length > 0 && (
          <p role="alert" className={classes.missing}>
            {t('ui.dialog.missing', { what: missing.join(', ') })}
          </p>
        )}
        <div className={classes.ways}>
          <Button variant="default" onClick={props.onClose}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" color={props.danger ? 'danger' : 'act'} aria-disabled={props.isBusy}>
            {props.actLabel}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
