import { ActionIcon, Button, Drawer } from '@mantine/core'
import { IconDots, IconLock, IconLogout, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { SunMark } from '#ui/SunMark.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { signOut } from '../sign-in/sign-out.ts'
import { useDuty } from './MeMenu.tsx'
import { Place } from './Place.tsx'
import { SchemeButton } from './SchemeButton.tsx'
import classes from './Shell.module.css'
import type { Way } from './SideList.tsx'

const shown = 4

/** On a phone: who I am with the lock on top, four places and "Thêm" at the foot. */
export function BottomBar({ entries, current, onFind }: Way) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const first = entries.slice(0, shown)
  const rest = entries.slice(shown)
  const isInRest = rest.some((page) => page.path === current)
  return (
    <nav className={classes.bottom} aria-label={t('app.nav.label')}>
      <ul>
        {first.map((page) => (
          <li key={page.path}>
            <Place page={page} isCurrent={page.path === current} className={classes.tab} />
          </li>
        ))}
        <li>
          <button
            type="button"
            className={classes.tab}
            aria-current={isInRest ? 'page' : undefined}
            aria-haspopup="dialog"
            onClick={() => setOpen(true)}
          >
            <IconDots size={22} stroke={1.75} aria-hidden />
            <span>{t('app.nav.more')}</span>
          </button>
        </li>
      </ul>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="bottom"
        size="auto"
        title={t('app.nav.more')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <ul className={classes.sheetList}>
          {rest.map((page) => (
            <li key={page.path}>
              <Place page={page} isCurrent={page.path === current} onClick={() => setOpen(false)} />
            </li>
          ))}
        </ul>
        <MoreActs
          onFind={() => {
            setOpen(false)
            onFind()
          }}
        />
      </Drawer>
    </nav>
  )
}

/** The head of a phone's page: mark, agency, me, lock. */
export function PhoneHead({ me, onLock }: Pick<Way, 'me' | 'onLock'>) {
  const t = useText()
  const duty = useDuty(me)
  return (
    <div className={classes.top}>
      <SunMark size={28} />
      <span>
        <strong>{me.staff.display_name}</strong>
        {duty}
      </span>
      <ActionIcon size={48} color="gray" aria-label={t('app.lock')} onClick={onLock}>
        <IconLock size={24} stroke={1.75} aria-hidden />
      </ActionIcon>
    </div>
  )
}

function MoreActs({ onFind }: { onFind: () => void }) {
  const t = useText()
  const { language, setLanguage } = useLanguage()
  return (
    <div className={classes.sheetList}>
      <Button
        variant="subtle"
        justify="flex-start"
        leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
        onClick={onFind}
      >
        {t('app.find.short')}
      </Button>
      <SchemeButton />
      <Button
        variant="subtle"
        justify="flex-start"
        lang={language === 'vi' ? 'en' : 'vi'}
        onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
      >
        {t('app.language.other')}
      </Button>
      <Button
        variant="subtle"
        justify="flex-start"
        leftSection={<IconLogout size={20} stroke={1.75} aria-hidden />}
        onClick={() => void signOut()}
      >
        {t('app.sign_out')}
      </Button>
    </div>
  )
}
