import { Button, Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { callWithFile } from '#ui/call.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldError } from '#ui/FieldError.tsx'
import { Form } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import { fileReport } from '../report.contract.ts'
import classes from './Editor.module.css'
import type { MoveDialogProps } from './SignDialog.tsx'

type How = 'paper' | 'digital'

/** The clerk's last step: the signed copy goes into the file of the report. */
export function FileDialog({ opened, ...rest }: MoveDialogProps) {
  const t = useText()
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={t('reports.file.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened && <Fields {...rest} />}
    </Modal>
  )
}

function Fields({ report, onClose }: Omit<MoveDialogProps, 'opened'>) {
  const t = useText()
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [how, setHow] = useState<How>('paper')
  const [file, setFile] = useState<File>()
  const [isTried, setTried] = useState(false)
  const keep = useMutation({
    mutationFn: ({ chosen, key }: { chosen: File; key: string }) =>
      callWithFile(
        fileReport,
        { params: { report_id: report.id }, body: { version: report.version, signed_how: how } },
        chosen,
        { key },
      ),
    onSuccess: async () => {
      await cache.invalidateQueries()
      onClose()
    },
  })
  const send = () => {
    setTried(true)
    if (file && !keep.isPending) keep.mutate({ chosen: file, key: crypto.randomUUID() })
  }
  return (
    <Form onSend={send}>
      <p className={classes.quiet}>{t('reports.file.what')}</p>
      <ChoiceKeys<How>
        label={t('reports.file.how')}
        required
        columns={2}
        choices={(['paper', 'digital'] as const).map((value) => ({
          value,
          label: t(`reports.file.how.${value}`),
        }))}
        chosen={[how]}
        onChange={([next]) => next && setHow(next)}
      />
      <div>
        <Button variant="default" onClick={() => input.current?.click()}>
          {t('reports.file.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('reports.file.choose')}
          accept="application/pdf,image/jpeg,image/png"
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
        <p className={classes.small}>{file ? file.name : t('reports.file.types')}</p>
        {isTried && !file && <FieldError>{t('reports.file.missing')}</FieldError>}
      </div>
      <ErrorNote error={keep.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit" aria-disabled={keep.isPending}>
          {t('reports.file.act')}
        </Button>
      </div>
    </Form>
  )
}
