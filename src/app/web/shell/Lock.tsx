import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { lockSession, unlockSession } from '#modules/access/session.contract.ts'
import { ApiRefusal, call } from '#ui/api.ts'
import { LockScreen } from '#ui/LockScreen.tsx'
import type { Me } from '#ui/me.ts'
import { signOut } from '../sign-in/sign-out.ts'

/** `ended`: the session ran out behind the lock, so that only a full sign-in opens it. */
export type LockState = 'open' | 'locked' | 'ended'

/** Closes this window's screen at once and tells the server beside it. */
export function tellLocked(): void {
  // The screen is hidden even when the server cannot be told; the session then ends by its own clock.
  call(lockSession, { body: {} }, { quiet: true }).catch(() => undefined)
}

export function Lock({ me, onChange }: { me: Me; onChange: (state: LockState) => void }) {
  const cache = useQueryClient()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const unlock = async (password: string) => {
    setBusy(true)
    setError(undefined)
    try {
      await call(unlockSession, { body: { password } }, { quiet: true })
      onChange('open')
      void cache.invalidateQueries()
    } catch (refused) {
      if (refused instanceof ApiRefusal && refused.code === 'session.missing') onChange('ended')
      else setError(refused)
      setBusy(false)
    }
  }
  return (
    <LockScreen
      who={me.staff.display_name}
      isBusy={isBusy}
      error={error}
      onUnlock={(password) => void unlock(password)}
      onSignOut={() => void signOut()}
    />
  )
}
