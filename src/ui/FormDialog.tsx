import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
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
  onAct: () => void
  onClose: () => void
  wide?: boolean
  children: ReactNode
}

/** A form that is asked in front of the page; Escape and "Quay lại" leave without a trace. */
export function FormDialog(props: FormDialogProps) {
  const t = useText()
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={props.wide ? 'xl' : 'lg'}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form onSend={() => !props.isBusy && props.onAct()}>
        {props.children}
        <ErrorNote error={props.error} />
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
