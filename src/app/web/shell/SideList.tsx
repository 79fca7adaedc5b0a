import { ActionIcon } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconLock, IconSearch } from '@tabler/icons-react'
import { KeyCap } from '#ui/KeyCap.tsx'
import type { Me } from '#ui/me.ts'
import { SunMark } from '#ui/SunMark.tsx'
import { useText } from '#ui/text.ts'
import type { NavPage } from '../collect.ts'
import { MeMenu } from './MeMenu.tsx'
import { Place } from './Place.tsx'
import classes from './Shell.module.css'

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
      <div className={classes.mark}>
        <SunMark size={28} />
        <span className={classes.wide}>{t('app.name')}</span>
      </div>
      <button type="button" className={classes.find} onClick={onFind}>
        <IconSearch size={20} stroke={1.75} aria-hidden />
        <span className={classes.findWords}>{t('app.find.short')}</span>
        <span className={classes.wide} aria-hidden>
          <KeyCap keys="Ctrl+K" />
        </span>
      </button>
      <nav aria-label={t('app.nav.label')}>
        <ul className={classes.list}>
          {entries.map((page) => (
            <li key={page.path}>
              <Place page={page} isCurrent={page.path === current} />
            </li>
          ))}
        </ul>
      </nav>
      <footer className={classes.foot}>
        <div className={classes.who}>
          <MeMenu me={me} onHelp={onHelp} />
          <ActionIcon aria-label={t('app.lock')} title={t('app.lock_keys')} color="gray" onClick={onLock}>
            <IconLock size={22} stroke={1.75} aria-hidden />
          </ActionIcon>
        </div>
        {me.demo && <p className={classes.demo}>{t('app.demo')}</p>}
      </footer>
    </div>
  )
}

/** Whether the list is a rail on this screen: always on a tablet. */
export function useIsTablet(): boolean {
  return (
    useMediaQuery('(min-width: 40em) and (max-width: 63.99em)', false, { getInitialValueInEffect: false }) ??
    false
  )
}
