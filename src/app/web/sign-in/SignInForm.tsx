import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  beginPasskeySecond,
  beginPasskeySignIn,
  passkeySecond,
  passkeySignIn,
} from '#modules/access/passkey.contract.ts'
import { giveCode, openSession } from '#modules/access/session.contract.ts'
import { knowsPasskeys, proveWithPasskey } from '#modules/access/web/passkey.part.ts'
import { call, fieldError } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, PasswordField, TextField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import { Enrolment } from './Enrolment.tsx'

type Step = 'password' | 'code' | 'enrol'
const stepAfter = { signed_in: undefined, code_needed: 'code', enrol_needed: 'enrol' } as const

export interface SignInFormProps {
  onSignedIn: () => void
  /** Known when the same person signs in again. */
  username?: string
}

/** Username and password, then the code of the authenticator app; the first time the app is set up in between. */
export function SignInForm({ onSignedIn, username: known = '' }: SignInFormProps) {
  const t = useText()
  const [step, setStep] = useState<Step>('password')
  const [username, setUsername] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)

  const send = async () => {
    if (isBusy) return
    setBusy(true)
    setError(undefined)
    try {
      const { state } =
        step === 'password'
          ? await call(openSession, { body: { username: username.trim().toLowerCase(), password } })
          : await call(giveCode, { body: { code: code.replace(/\s/g, '') } })
      const next = stepAfter[state]
      if (next) setStep(next)
      else onSignedIn()
    } catch (refused) {
      setCode('')
      setError(refused)
    } finally {
      setBusy(false)
    }
  }

  const enterWithKey = async () => {
    if (isBusy) return
    setBusy(true)
    setError(undefined)
    const [begin, finish] =
      step === 'password'
        ? ([beginPasskeySignIn, passkeySignIn] as const)
        : ([beginPasskeySecond, passkeySecond] as const)
    try {
      if (await proveWithPasskey(begin, finish)) onSignedIn()
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Form onSend={() => void send()}>
      {step === 'password' && (
        <>
          <TextField
            label={t('app.sign_in.username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
            error={fieldError(error, 'username')}
          />
          <PasswordField
            label={t('app.sign_in.password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={fieldError(error, 'password')}
          />
        </>
      )}
      {step === 'enrol' && <Enrolment />}
      {step !== 'password' && (
        <TextField
          label={t('app.sign_in.code')}
          description={t('app.sign_in.code_hint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={fieldError(error, 'code')}
          ref={(input) => input?.focus()}
        />
      )}
      <ErrorNote error={error} />
      <Button type="submit" aria-disabled={isBusy}>
        {t(step === 'password' ? 'app.sign_in.send' : 'app.sign_in.send_code')}
      </Button>
      {step !== 'enrol' && knowsPasskeys() && (
        <Button variant="subtle" aria-disabled={isBusy} onClick={() => void enterWithKey()}>
          {t('app.sign_in.passkey')}
        </Button>
      )}
      {step !== 'password' && (
        <Button
          variant="subtle"
          onClick={() => {
            setStep('password')
            setError(undefined)
          }}
        >
          {t('app.sign_in.start_over')}
        </Button>
      )}
    </Form>
  )
}
