import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import classes from './Admin.module.css'

interface FormDialogProps {
  title: string
  /** The act by its own name, never "OK". */
  actLabel: string
  isBusy: boolean
  error: unknown
  onAct: () => void
  onClose: () => void
  children: ReactNode
}

/** A form that is asked in front of the page; Escape and "Quay lại" leave without a trace. */
export function FormDialog({ title, actLabel, isBusy, error, onAct, onClose, children }: FormDialogProps) {
  const t = useText()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form onSend={() => !isBusy && onAct()}>
        {children}
        <ErrorNote error={error} />
        <div className={classes.ways}>
          <Button variant="default" onClick={onClose}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" aria-disabled={isBusy}>
            {actLabel}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
