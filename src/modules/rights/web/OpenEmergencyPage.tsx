import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot, TextField } from '#ui/fields.tsx'
import { useGo } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type EmergencyReason, emergencyMinutes, emergencyReasons } from '../emergency.codes.ts'
import { openInEmergencyContract } from '../emergency.contract.ts'

/** "Mở hồ sơ khẩn cấp": one number, one reason, at most three hours; two overseers know at once. */
export default function OpenEmergencyPage() {
  const t = useText()
  const go = useGo()
  const [code, setCode] = useState('')
  const [reason, setReason] = useState<EmergencyReason>()
  const [minutes, setMinutes] = useState('60')
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const open = useAct(openInEmergencyContract, {
    onDone: (reply) => go({ to: '/cases/$id', params: { id: reply.case_id } }, { replace: true }),
  })
  const missing = (is: boolean) => (isTried && is ? t('rights.missing') : undefined)
  const send = () => {
    setTried(true)
    if (open.isPending || !code.trim() || !reason || words.trim().length < 10) return
    open.mutate({ body: { code, reason, minutes: Number(minutes), words } })
  }
  return (
    <Page title={t('rights.emergency.open.title')} opening={t('rights.emergency.open.opening')}>
      <Sheet>
        <Section title={t('rights.emergency.open.which')}>
          <Form onSend={send}>
            <TextField
              label={t('rights.case_code')}
              description={t('rights.case_code_form')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              error={missing(!code.trim())}
              data-autofocus
            />
            <ChoiceKeys<EmergencyReason>
              label={t('rights.emergency.reason')}
              choices={emergencyReasons.map((value) => ({
                value,
                label: t(`rights.emergency.reason.${value}`),
              }))}
              chosen={reason ? [reason] : []}
              onChange={([next]) => setReason(next)}
              columns={3}
              error={missing(!reason)}
            />
            <ChoiceKeys
              label={t('rights.emergency.minutes')}
              choices={emergencyMinutes.map((each) => ({
                value: String(each),
                label: t('rights.emergency.minutes_of', { n: each }),
              }))}
              chosen={[minutes]}
              required
              onChange={([next]) => next && setMinutes(next)}
            />
            <TextArea
              label={t('rights.emergency.words')}
              description={t('rights.emergency.words_hint')}
              value={words}
              maxLength={1_000}
              onChange={(event) => setWords(event.currentTarget.value)}
              error={isTried && words.trim().length < 10 ? t('rights.emergency.words_short') : undefined}
            />
            <ErrorNote error={open.error} />
            <FormFoot missing={t('rights.emergency.told_at_once')}>
              <Button type="submit" color="danger" aria-disabled={open.isPending}>
                {t('rights.emergency.open.act')}
              </Button>
            </FormFoot>
          </Form>
        </Section>
      </Sheet>
    </Page>
  )
}
