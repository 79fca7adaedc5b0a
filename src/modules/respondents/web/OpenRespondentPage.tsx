import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, FormFoot, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useGo } from '#ui/links.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { bases, sexes } from '../respondent.codes.ts'
import { openRespondentContract } from '../respondent.contract.ts'
import classes from './Respondents.module.css'

const identityFields = ['name', 'phone', 'address', 'birthday'] as const

/** Opens a file. Short on purpose: what is known from the list of the commune or from the person. */
export default function OpenRespondentPage() {
  const t = useText()
  const go = useGo()
  const [basis, setBasis] = useState<(typeof bases)[number]>()
  const [criminal, setCriminal] = useState<'no' | 'yes'>()
  const [sex, setSex] = useState<(typeof sexes)[number]>('male')
  const [age, setAge] = useState<number | string>('')
  const [detected, setDetected] = useState<string | null>(dayKey(new Date()))
  const [identity, setIdentity] = useState<Record<string, string>>({})
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const open = useAct(openRespondentContract, {
    onDone: ({ id }) => go({ to: '/respondents/$id', params: { id } }, { replace: true }),
  })
  const send = () => {
    setTried(true)
    if (!basis || !criminal || !detected || open.isPending) return
    const known = Object.fromEntries(Object.entries(identity).filter(([, value]) => value.trim() !== ''))
    open.mutate({
      body: {
        basis,
        criminal: criminal === 'yes',
        detected_on: detected,
        sex,
        ...(age === '' ? {} : { age_years: Number(age) }),
        ...known,
        ...(words.trim() ? { words } : {}),
      },
    })
  }
  const missing = isTried && (!basis || !criminal || !detected)
  return (
    <Page title={t('respondents.new.title')} opening={t('respondents.new.opening')}>
      <Sheet>
        <div className={classes.form}>
          <Form onSend={send}>
            <ChoiceKeys
              label={t('respondents.basis')}
              choices={bases.map((value) => ({ value, label: t(`respondents.basis.${value}`) }))}
              chosen={basis ? [basis] : []}
              onChange={([next]) => setBasis(next)}
              columns={3}
              error={isTried && !basis ? t('respondents.missing.choice') : undefined}
            />
            <ChoiceKeys
              label={t('respondents.criminal')}
              choices={(['no', 'yes'] as const).map((value) => ({
                value,
                label: t(`respondents.criminal.${value}`),
              }))}
              chosen={criminal ? [criminal] : []}
              onChange={([next]) => setCriminal(next)}
              columns={2}
              error={isTried && !criminal ? t('respondents.missing.choice') : undefined}
            />
            <FieldPair>
              <DateField
                label={t('respondents.detected_on')}
                value={detected}
                onChange={setDetected}
                max={dayKey(new Date())}
                required
                error={isTried && !detected ? t('respondents.missing.day') : undefined}
              />
              <NumberField
                label={t('respondents.age')}
                optional
                min={0}
                max={120}
                value={age}
                onChange={setAge}
              />
            </FieldPair>
            <ChoiceKeys
              label={t('respondents.sex')}
              choices={sexes.map((value) => ({ value, label: t(`respondents.sex.${value}`) }))}
              chosen={[sex]}
              required
              onChange={([next]) => next && setSex(next)}
            />
            <p className={layout.quiet}>{t('respondents.identity.note')}</p>
            {identityFields.map((field) => (
              <TextField
                key={field}
                label={t(`respondents.identity.${field}`)}
                optional
                value={identity[field] ?? ''}
                onChange={(event) => setIdentity({ ...identity, [field]: event.currentTarget.value })}
              />
            ))}
            <TextArea
              label={t('respondents.words')}
              optional
              maxLength={4000}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            <ErrorNote error={open.error} />
            <FormFoot missing={missing && t('respondents.missing.some')}>
              <Button variant="default" onClick={() => go({ to: '/respondents' })}>
                {t('ui.dialog.back')}
              </Button>
              <Button type="submit" aria-disabled={open.isPending}>
                {t('respondents.new.save')}
              </Button>
            </FormFoot>
          </Form>
        </div>
      </Sheet>
    </Page>
  )
}
