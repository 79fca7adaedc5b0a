import { Button } from '@mantine/core'
import { useState } from 'react'
import { call } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, FormFoot } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { exportReasons, exportRecorderContract } from '../recorder-export.contract.ts'
import classes from './incidents.module.css'

type Reason = (typeof exportReasons)[number]

/** The incident recorder as a file, for some days and for a reason; what leaves is recorded. */
export default function RecorderPage() {
  const t = useText()
  const today = dayKey(new Date())
  const [from, setFrom] = useState<string | null>(`${today.slice(0, 7)}-01`)
  const [until, setUntil] = useState<string | null>(today)
  const [reason, setReason] = useState<Reason | ''>('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const send = async () => {
    setTried(true)
    if (!from || !until || reason === '' || isBusy) return
    setBusy(true)
    setError(undefined)
    // The last day belongs to it for the reader; the file is asked up to the day after.
    const end = new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
    await call(exportRecorderContract, { body: { from, until: end, reason } }).catch(setError)
    setBusy(false)
  }
  return (
    <Page title={t('incidents.recorder.title')} opening={t('incidents.recorder.opening')}>
      <Sheet>
        <Section title={t('incidents.recorder.file')} note={t('incidents.recorder.note')}>
          <div className={classes.stack}>
            <Form onSend={() => void send()}>
              <FieldPair>
                <DateField
                  label={t('incidents.recorder.from')}
                  value={from}
                  max={today}
                  onChange={setFrom}
                  error={isTried && !from ? t('incidents.recorder.needs_day') : undefined}
                />
                <DateField
                  label={t('incidents.recorder.until')}
                  value={until}
                  max={today}
                  onChange={setUntil}
                  error={isTried && !until ? t('incidents.recorder.needs_day') : undefined}
                />
              </FieldPair>
              <ChoiceKeys<Reason>
                label={t('incidents.recorder.reason')}
                columns={2}
                choices={exportReasons.map((value) => ({
                  value,
                  label: t(`incidents.recorder.reason.${value}`),
                }))}
                chosen={reason === '' ? [] : [reason]}
                onChange={([next]) => setReason(next ?? '')}
                error={isTried && reason === '' ? t('incidents.recorder.needs_reason') : undefined}
              />
              <p className={layout.quiet}>{t('incidents.recorder.means')}</p>
              <ErrorNote error={error} />
              <FormFoot>
                <Button type="submit" aria-disabled={isBusy}>
                  {t('incidents.recorder.act')}
                </Button>
              </FormFoot>
            </Form>
          </div>
        </Section>
      </Sheet>
    </Page>
  )
}
