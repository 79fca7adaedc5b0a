import { Button } from '@mantine/core'
import { useState } from 'react'
import { startHouse } from '#modules/access/session.contract.ts'
import { listProvinces } from '#modules/places/place.contract.ts'
import { call, fieldError, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, TextField } from '#ui/fields.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { Door } from './Door.tsx'
import { Entered } from './Entered.tsx'
import { mayBePassword, NewPassword } from './NewPassword.tsx'
import { takeToken } from './token.ts'

const blank = { display_name: '', username: '', agency_name: '', province_id: '' }
const fields = Object.keys(blank) as (keyof typeof blank)[]

/** The first page of a new installation: its first administrator, agency and province. */
export default function StartPage() {
  const t = useText()
  const [token] = useState(takeToken)
  const [answers, setAnswers] = useState(blank)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [username, setUsername] = useState<string>()
  const provinces = useRead(listProvinces, {}).data?.items ?? []

  const isMissing = (field: keyof typeof blank) => answers[field].trim() === ''
  const send = async () => {
    setTried(true)
    if (isBusy || fields.some(isMissing) || !mayBePassword(password, again)) return
    setBusy(true)
    setError(undefined)
    const body = { ...answers, username: answers.username.trim().toLowerCase(), token, password }
    await call(startHouse, { body }).then((reply) => setUsername(reply.username), setError)
    setBusy(false)
  }
  if (username) return <Entered username={username} />
  return (
    <Door title={t('app.start.title')} opening={t(token ? 'app.start.opening' : 'app.start.no_token')}>
      {token && (
        <Form onSend={() => void send()}>
          {fields
            .filter((field) => field !== 'province_id')
            .map((field) => (
              <TextField
                key={field}
                label={t(`app.start.${field}`)}
                description={t(`app.start.${field}_hint`)}
                autoComplete={field === 'username' ? 'username' : 'off'}
                value={answers[field]}
                onChange={(event) => setAnswers({ ...answers, [field]: event.currentTarget.value })}
                error={
                  fieldError(error, field) ??
                  (isTried && isMissing(field) ? t('app.start.needed') : undefined)
                }
              />
            ))}
          <SelectField
            label={t('app.start.province_id')}
            searchable
            data={provinces.map(({ id, name }) => ({ value: id, label: name }))}
            value={answers.province_id || null}
            onChange={(id) => setAnswers({ ...answers, province_id: id ?? '' })}
            error={
              fieldError(error, 'province_id') ??
              (isTried && isMissing('province_id') ? t('app.start.needed') : undefined)
            }
          />
          <NewPassword
            value={password}
            again={again}
            onChange={setPassword}
            onAgain={setAgain}
            isTried={isTried}
            error={fieldError(error, 'password')}
          />
          <ErrorNote error={error} />
          <Button type="submit" aria-disabled={isBusy}>
            {t('app.start.send')}
          </Button>
        </Form>
      )}
    </Door>
  )
}
