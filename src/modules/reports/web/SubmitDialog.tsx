import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, TextField } from '#ui/fields.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { submitReport } from '../report.contract.ts'
import classes from './Editor.module.css'
import { isFieldFault, type MoveDialogProps } from './SignDialog.tsx'

/** Sends the frozen report up: the submission slip is printed from what is said here. */
export function SubmitDialog({ opened, ...rest }: MoveDialogProps) {
  const t = useText()
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={t('reports.submit.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened && <Fields {...rest} />}
    </Modal>
  )
}

function Fields({ report, onClose }: Omit<MoveDialogProps, 'opened'>) {
  const t = useText()
  const [to, setTo] = useState(report.body.signature.title)
  const [summary, setSummary] = useState(() => t('reports.submit.summary_start', { title: report.title }))
  const [proposal, setProposal] = useState(() => t('reports.submit.proposal_start'))
  const submit = useAct(submitReport, { onDone: onClose })
  const send = () => {
    if (submit.isPending) return
    submit.mutate({
      params: { report_id: report.id },
      body: { version: report.version, addressed_to: to, summary, proposal },
    })
  }
  return (
    <Form onSend={send}>
      <p className={classes.quiet}>{t('reports.submit.what')}</p>
      <TextField
        label={t('reports.submit.to')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        error={fieldError(submit.error, 'addressed_to')}
      />
      <TextArea
        label={t('reports.submit.summary')}
        description={t('reports.submit.no_names')}
        value={summary}
        onChange={(event) => setSummary(event.currentTarget.value)}
        error={fieldError(submit.error, 'summary')}
      />
      <TextArea
        label={t('reports.submit.proposal')}
        value={proposal}
        onChange={(event) => setProposal(event.currentTarget.value)}
        error={fieldError(submit.error, 'proposal')}
      />
      <ErrorNote error={isFieldFault(submit.error) ? undefined : submit.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit" aria-disabled={submit.isPending}>
          {t('reports.submit.act')}
        </Button>
      </div>
    </Form>
  )
}
