import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { ApiRefusal, fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import { signReport } from '../report.contract.ts'
import classes from './Editor.module.css'
import type { Report } from './use-report-draft.ts'

export interface MoveDialogProps {
  opened: boolean
  report: Report
  onClose: () => void
}

/** Records the signature that stands on the paper: who, as what, on which day. */
export function SignDialog({ opened, ...rest }: MoveDialogProps) {
  const t = useText()
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={t('reports.sign.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened && <Fields {...rest} />}
    </Modal>
  )
}

function Fields({ report, onClose }: Omit<MoveDialogProps, 'opened'>) {
  const t = useText()
  const me = useMe()
  const [name, setName] = useState(me.staff.display_name)
  const [title, setTitle] = useState(report.body.signature.title)
  const [day, setDay] = useState<string | null>(dayKey(new Date()))
  const sign = useAct(signReport, { onDone: onClose })
  const send = () => {
    if (sign.isPending || !day) return
    sign.mutate({
      params: { report_id: report.id },
      body: { version: report.version, signer_name: name, signer_title: title, signed_on: day },
    })
  }
  return (
    <Form onSend={send}>
      <p className={classes.quiet}>{t('reports.sign.what')}</p>
      <TextField
        label={t('reports.sign.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(sign.error, 'signer_name')}
      />
      <TextField
        label={t('reports.head.signer_title')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={fieldError(sign.error, 'signer_title')}
      />
      <DateField
        label={t('reports.sign.day')}
        value={day}
        onChange={setDay}
        max={dayKey(new Date())}
        error={day ? fieldError(sign.error, 'signed_on') : t('reports.head.needed')}
      />
      <ErrorNote error={isFieldFault(sign.error) ? undefined : sign.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit" aria-disabled={sign.isPending}>
          {t('reports.move.sign')}
        </Button>
      </div>
    </Form>
  )
}

/** A fault that stands beside its own field already. */
export function isFieldFault(error: unknown): boolean {
  return error instanceof ApiRefusal && error.fields.length > 0
}
