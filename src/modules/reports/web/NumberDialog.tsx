import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { useText } from '#ui/text.ts'
import { numberReport } from '../report.contract.ts'
import classes from './Editor.module.css'
import { isFieldFault, type MoveDialogProps } from './SignDialog.tsx'

/** The clerk's step: number and date from the register, after the signature. */
export function NumberDialog({ opened, ...rest }: MoveDialogProps) {
  const t = useText()
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={t('reports.number.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened && <Fields {...rest} />}
    </Modal>
  )
}

function Fields({ report, onClose }: Omit<MoveDialogProps, 'opened'>) {
  const t = useText()
  const [number, setNumber] = useState<number | undefined>()
  const [day, setDay] = useState<string | null>(dayKey(new Date()))
  const [isTried, setTried] = useState(false)
  const give = useAct(numberReport, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (give.isPending || number === undefined || !day) return
    give.mutate({
      params: { report_id: report.id },
      body: { version: report.version, number, issued_on: day },
    })
  }
  const needed = t('reports.head.needed')
  return (
    <Form onSend={send}>
      <p className={classes.quiet}>{t('reports.number.what')}</p>
      <FieldPair>
        <NumberField
          label={t('reports.number.number')}
          value={number ?? ''}
          allowDecimal={false}
          allowNegative={false}
          onChange={(value) => setNumber(typeof value === 'number' ? value : undefined)}
          error={isTried && number === undefined ? needed : fieldError(give.error, 'number')}
        />
        <DateField
          label={t('reports.number.day')}
          value={day}
          onChange={setDay}
          max={dayKey(new Date())}
          error={isTried && !day ? needed : fieldError(give.error, 'issued_on')}
        />
      </FieldPair>
      <ErrorNote error={isFieldFault(give.error) ? undefined : give.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit" aria-disabled={give.isPending}>
          {t('reports.number.act')}
        </Button>
      </div>
    </Form>
  )
}
