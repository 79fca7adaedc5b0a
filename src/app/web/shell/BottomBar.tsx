import { ActionIcon } from '@mantine/core'
import { IconDots, IconLock } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { SunMark } from '#ui/SunMark.tsx'
import { useText } from '#ui/text.ts'
import { useDuty } from './duty.ts'
import { Place } from './Place.tsx'
import classes from './Shell.module.css'
import type { Way } from './SideList.tsx'

const More = lazy(() => import('./More.tsx'))

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
      <Suspense>
        {isOpen && <More entries={rest} current={current} onFind={onFind} onClose={() => setOpen(false)} />}
      </Suspense>
    </nav>
  )
}

/** The head of a phone's page: mark, agency, me, lock. */
export function PhoneHead({ me, onLock }: Pick<Way, 'me' | 'onLock'>) {
  const t = useText()
  const duty = useDuty(me)
  return (
    <section aria-label={t('app.me.label')} className={classes.top}>
      <SunMark size={28} />
      <span>
        <strong>{me.staff.display_name}</strong>
        {duty}
      </span>
      <ActionIcon size={48} color="gray" aria-label={t('app.lock')} onClick={onLock}>
        <IconLock size={24} stroke={1.75} aria-hidden />
      </ActionIcon>
    </section>
  )
}
