import { ActionIcon } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconLock, IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { KeyCap } from '#ui/KeyCap.tsx'
import type { Me } from '#ui/me.ts'
import { SunMark } from '#ui/SunMark.tsx'
import { useText } from '#ui/text.ts'
import type { NavPage } from '../nav.ts'
import { MeButton } from './MeButton.tsx'
import { Places } from './Places.tsx'
import classes from './Shell.module.css'

const MeMenu = lazy(() => import('./MeMenu.tsx'))

export interface Way {
  me: Me
  entries: readonly NavPage[]
  /** Path of the place one is in. */
  current: string | undefined
  onFind: () => void
  onHelp: () => void
  onLock: () => void
}

/** Mark, find, the places of my duty, me and the lock. */
export function SideList({ me, entries, current, onFind, onHelp, onLock }: Way) {
  const t = useText()
  return (
    <div className={classes.side}>
      <nav aria-label={t('app.nav.label')} className={classes.head}>
        <div className={classes.mark}>
          <SunMark size={28} />
          <span className={classes.wide}>{t('app.name')}</span>
          {me.demo && <span className={classes.narrow}>{t('app.demo_short')}</span>}
        </div>
        <button type="button" className={classes.find} onClick={onFind}>
          <IconSearch size={20} stroke={1.75} aria-hidden />
          <span className={`${classes.findWords} ${classes.wide}`}>{t('app.find.short')}</span>
          <span className={classes.narrow}>{t('app.find.rail')}</span>
          <span className={classes.wide} aria-hidden>
            <KeyCap keys="Ctrl+K" />
          </span>
        </button>
        <Places entries={entries} current={current} />
      </nav>
      <footer className={classes.foot}>
        <div className={classes.who}>
          <Mine me={me} onHelp={onHelp} />
          <ActionIcon aria-label={t('app.lock')} title={t('app.lock_keys')} color="gray" onClick={onLock}>
            <IconLock size={22} stroke={1.75} aria-hidden />
          </ActionIcon>
        </div>
        {me.demo && <p className={classes.demo}>{t('app.demo')}</p>}
      </footer>
    </div>
  )
}

/** My name; its menu comes when it is first pressed. */
function Mine({ me, onHelp }: Pick<Way, 'me' | 'onHelp'>) {
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) return <MeButton me={me} onClick={() => setAsked(true)} />
  return (
    <Suspense fallback={<MeButton me={me} />}>
      <MeMenu me={me} onHelp={onHelp} />
    </Suspense>
  )
}

/** Whether the list is a rail on this screen: always on a tablet. */
export function useIsTablet(): boolean {
  return (
    useMediaQuery('(min-width: 40em) and (max-width: 63.99em)', false, { getInitialValueInEffect: false }) ??
    false
  )
}
