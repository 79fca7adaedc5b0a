import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readSession } from '#modules/access/session.contract.ts'
import { cacheKey, call } from '#ui/api.ts'
import { CoverScreen } from '#ui/CoverScreen.tsx'
import { belongTo, onSignedOut } from '#ui/call.ts'
import type { Me } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import { SignInForm } from '../sign-in/SignInForm.tsx'
import { Lock, type LockState } from './Lock.tsx'

/**
 * What stands before the house while the work behind it waits untouched: the lock, or the door when the session has
 * ended. The same person goes on where they were; for anybody else everything is dropped, the
 * address too.
 */
export function Covers({
  me,
  lock,
  onLock,
}: {
  me: Me
  lock: LockState
  onLock: (state: LockState) => void
}) {
  const cache = useQueryClient()
  const [waiting, setWaiting] = useState<readonly (() => void)[]>([])
  useEffect(() => {
    onSignedOut(() => new Promise((resolve) => setWaiting((others) => [...others, resolve])))
    return () => onSignedOut(undefined)
  }, [])

  const open = () => {
    onLock('open')
    for (const resolve of waiting) resolve()
    setWaiting([])
  }
  if (lock === 'locked')
    return <Lock me={me} onChange={(state) => (state === 'open' ? open() : onLock(state))} />
  if (lock === 'open' && waiting.length === 0) return null

  const goOn = async () => {
    belongTo(undefined) // whoever came in is asked for, and the page stays whose it was
    const next = await call(readSession, {}, { quiet: true }).finally(() => belongTo(me.staff.id))
    if (next.staff.id !== me.staff.id) return location.replace('/app/')
    cache.setQueryData(cacheKey(readSession, {}), next)
    open()
  }
  return <DoorInPlace me={me} onSignedIn={() => void goOn()} />
}

function DoorInPlace({ me, onSignedIn }: { me: Me; onSignedIn: () => void }) {
  const t = useText()
  return (
    <CoverScreen title={t('app.again.title')}>
      <p>{t('app.again.sentence', { who: me.staff.display_name })}</p>
      <SignInForm onSignedIn={onSignedIn} username={me.staff.username} />
    </CoverScreen>
  )
}
