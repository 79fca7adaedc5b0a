import { Button, Drawer } from '@mantine/core'
import { IconLogout, IconSearch } from '@tabler/icons-react'
import { useLanguage, useText } from '#ui/text.ts'
import type { NavPage } from '../nav.ts'
import { signOut } from '../sign-in/sign-out.ts'
import { Places } from './Places.tsx'
import { SchemeButton } from './SchemeButton.tsx'
import classes from './Shell.module.css'

export interface MoreProps {
  entries: readonly NavPage[]
  current: string | undefined
  onFind: () => void
  onClose: () => void
}

/** What does not fit at the foot of a phone: the other places, find, light, language, the way out. */
export default function More({ entries, current, onFind, onClose }: MoreProps) {
  const t = useText()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      title={t('app.nav.more')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={classes.sheetList}>
        <Places entries={entries} current={current} onGo={onClose} />
      </div>
      <MoreActs
        onFind={() => {
          onClose()
          onFind()
        }}
      />
    </Drawer>
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
      <SchemeButton justify="flex-start" />
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
