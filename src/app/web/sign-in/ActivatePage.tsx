import { Button } from '@mantine/core'
import { useState } from 'react'
import { activate } from '#modules/access/session.contract.ts'
import { call, fieldError } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import { Door } from './Door.tsx'
import { Entered } from './Entered.tsx'
import { mayBePassword, NewPassword } from './NewPassword.tsx'
import { takeToken } from './token.ts'

/** The page of the one-time link: a first password. */
export default function ActivatePage() {
  const t = useText()
  const [token] = useState(takeToken)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [username, setUsername] = useState<string>()

  const send = async () => {
    setTried(true)
    if (isBusy || !mayBePassword(password, again)) return
    setBusy(true)
    setError(undefined)
    await call(activate, { body: { token, password } }).then((reply) => setUsername(reply.username), setError)
    setBusy(false)
  }
  if (username) return <Entered username={username} />
  return (
    <Door
      title={t('app.activate.title')}
      opening={t(token ? 'app.activate.opening' : 'app.activate.no_token')}
    >
      {token && (
        <Form onSend={() => void send()}>
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
            {t('app.activate.send')}
          </Button>
        </Form>
      )}
    </Door>
  )
}
