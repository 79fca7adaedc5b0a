import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { ErrorNote } from './ErrorNote.tsx'
import classes from './notes.module.css'
import { useText } from './text.ts'

export interface ConfirmDialogProps {
  opened: boolean
  /** The question: what will happen. */
  title: string
  /** What it means, and whether it can be undone. */
  children: ReactNode
  /** The act by its own name, never "OK". */
  actLabel: string
  danger?: boolean
  isBusy?: boolean
  error?: unknown
  onAct: () => void
  onClose: () => void
}

/** Asks before an act that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useText()
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={classes.stack}>
        <div>{props.children}</div>
        <ErrorNote error={props.error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {t('ui.dialog.back')}
          </Button>
          <Button
            variant="filled"
            color={props.danger ? 'danger' : 'act'}
            aria-disabled={props.isBusy}
            onClick={() => !props.isBusy && props.onAct()}
          >
            {props.actLabel}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
