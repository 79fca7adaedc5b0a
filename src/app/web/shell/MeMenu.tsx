import { Menu, useMantineColorScheme } from '@mantine/core'
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react'
import type { Me } from '#ui/me.ts'
import { useHasText, useLanguage, useText } from '#ui/text.ts'
import { signOut } from '../sign-in/sign-out.ts'
import classes from './Shell.module.css'

const schemes = [
  { value: 'auto', icon: IconDeviceDesktop },
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
] as const

/** Two letters for the rail: of the middle and the given name. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(-2)
    .map((word) => word.slice(0, 1))
    .join('')
}

/** What the person does here: roles in words where they have them, and the agency. */
export function useDuty(me: Me): string {
  const t = useText()
  const hasText = useHasText()
  const roles = me.roles.map((role) => `access.role.${role}`).filter(hasText)
  return [...roles.map((role) => t(role)), me.agency.name].join(' · ')
}

/** My name, and behind it language, light, keys and the way out. */
export function MeMenu({ me, onHelp }: { me: Me; onHelp: () => void }) {
  const duty = useDuty(me)
  const t = useText()
  return (
    <Menu position="top-start" width={260}>
      <Menu.Target>
        <button type="button" className={classes.me}>
          <span className={classes.wide}>
            <strong>{me.staff.display_name}</strong>
            {duty}
          </span>
          <span className={classes.short} aria-hidden>
            {initialsOf(me.staff.display_name)}
          </span>
          <span className="unseen">. {t('app.me.menu')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <MeItems onHelp={onHelp} />
      </Menu.Dropdown>
    </Menu>
  )
}

function MeItems({ onHelp }: { onHelp: () => void }) {
  const t = useText()
  const { language, setLanguage } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <>
      {schemes.map(({ value, icon: Shape }) => (
        <Menu.Item
          key={value}
          role="menuitemradio"
          aria-checked={colorScheme === value}
          leftSection={<Shape size={20} stroke={1.75} aria-hidden />}
          rightSection={colorScheme === value ? <IconCheck size={18} aria-hidden /> : undefined}
          onClick={() => setColorScheme(value)}
        >
          {t(`app.scheme.${value}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item
        lang={other}
        leftSection={<IconLanguage size={20} stroke={1.75} aria-hidden />}
        onClick={() => setLanguage(other)}
      >
        {t('app.language.other')}
      </Menu.Item>
      <Menu.Item leftSection={<IconKeyboard size={20} stroke={1.75} aria-hidden />} onClick={onHelp}>
        {t('app.keys')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconLogout size={20} stroke={1.75} aria-hidden />}
        onClick={() => void signOut()}
      >
        {t('app.sign_out')}
      </Menu.Item>
    </>
  )
}
