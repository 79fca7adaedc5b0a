import { Button } from '@mantine/core'
import { useState } from 'react'
import { CoverScreen } from './CoverScreen.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { Form, PasswordField } from './fields.tsx'
import { useText } from './text.ts'

export interface LockScreenProps {
  /** Who locked it; only the person's own name. */
  who: string
  onUnlock: (password: string) => void
  onSignOut: () => void
  isBusy?: boolean
  error?: unknown
}

/** The lock: hides the page, opens by the password of the person who locked it. */
export function LockScreen({ who, onUnlock, onSignOut, isBusy, error }: LockScreenProps) {
  const t = useText()
  const [password, setPassword] = useState('')
  return (
    <CoverScreen title={t('ui.lock.title')}>
      <p>{t('ui.lock.sentence', { who })}</p>
      <Form onSend={() => !isBusy && password && onUnlock(password)}>
        <PasswordField
          label={t('ui.lock.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ErrorNote error={error} />
        <Button type="submit" aria-disabled={isBusy}>
          {t('ui.lock.open')}
        </Button>
        <Button variant="subtle" onClick={onSignOut}>
          {t('ui.lock.sign_out')}
        </Button>
      </Form>
    </CoverScreen>
  )
}
