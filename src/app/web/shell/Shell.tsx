import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { readSession } from '#modules/access/session.contract.ts'
import { ApiRefusal, cacheKey, useRead } from '#ui/api.ts'
import { belongTo } from '#ui/call.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useKeys } from '#ui/keys.ts'
import { type Me, MeContext } from '#ui/me.ts'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { pages } from '../collect.ts'
import { navOf, navPathOf } from '../nav.ts'
import { rememberedLanguage } from '../preferences.ts'
import { SignInPage } from '../sign-in/SignInPage.tsx'
import { BottomBar, PhoneHead } from './BottomBar.tsx'
import { Covers } from './Covers.tsx'
import { type LockState, tellLocked } from './Lock.tsx'
import classes from './Shell.module.css'
import { SideList, useIsTablet } from './SideList.tsx'

const Palette = lazy(() => import('./Palette.tsx'))
const Help = lazy(() => import('./Help.tsx'))

/** The house around every page: who is signed in, the way to all places, the lock. Without a session, the door. */
export function Shell() {
  const t = useText()
  const cache = useQueryClient()
  const session = useRead(readSession, {}, { staleTime: 60_000 })
  const { language, setLanguage } = useLanguage()
  const told = session.data?.staff.language
  useEffect(() => {
    if (told && !rememberedLanguage() && told !== language) setLanguage(told)
  }, [told, language, setLanguage])

  belongTo(session.data?.staff.id) // before anything below asks
  if (session.data) return <House me={session.data} />
  if (session.error instanceof ApiRefusal && session.error.status === 401)
    return <SignInPage onSignedIn={() => void cache.invalidateQueries({ queryKey: cacheKey(readSession) })} />
  if (session.error)
    return (
      <main className={classes.alone}>
        <h1 className="unseen">{t('app.name')}</h1>
        <ErrorNote error={session.error} onRetry={() => void session.refetch()} />
      </main>
    )
  return <PageSkeleton />
}

function House({ me }: { me: Me }) {
  const t = useText()
  const [open, setOpen] = useState<'palette' | 'help' | undefined>()
  const [lock, setLock] = useState<LockState>('open')
  const close = () => {
    if (lock !== 'open') return
    setLock('locked')
    tellLocked()
  }
  const { pathname } = useLocation()
  const pattern = useMatches().at(-1)?.fullPath
  const isTablet = useIsTablet()
  const isFolded = isTablet || (pages.find((page) => page.path === pattern)?.fold ?? false)
  const entries = navOf(pages, me)
  const current = navPathOf(entries, pathname)
  const main = useRef<HTMLElement>(null)
  const before = useRef(pathname)

  // Who walked to another page by link stands at its beginning, and a screen reader begins there.
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true })
    before.current = pathname
  }, [pathname])
  useKeys({ 'Ctrl+K': () => setOpen('palette'), 'Shift+/': () => setOpen('help') })
  useKeys({ 'Ctrl+Shift+L': close }, { always: true })

  const way = {
    me,
    entries,
    current,
    onFind: () => setOpen('palette'),
    onHelp: () => setOpen('help'),
    onLock: close,
  }
  return (
    <MeContext value={me}>
      <div className={classes.house} data-folded={isFolded || undefined}>
        <a href="#main" className={classes.skip}>
          {t('app.skip')}
        </a>
        <SideList {...way} />
        <PhoneHead {...way} />
        <main id="main" ref={main} tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
        <BottomBar {...way} />
      </div>
      <Suspense>
        {open === 'palette' && <Palette onClose={() => setOpen(undefined)} entries={entries} />}
        {open === 'help' && <Help onClose={() => setOpen(undefined)} />}
      </Suspense>
      <Covers me={me} lock={lock} onLock={setLock} />
    </MeContext>
  )
}
