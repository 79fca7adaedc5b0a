import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { IconKeyboard, IconLanguage, IconLogout, IconUser } from '@tabler/icons-react'
import { PageLink } from '#ui/links.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { signOut } from '../sign-in/sign-out.ts'
import { MeButton, type MeButtonProps } from './MeButton.tsx'

const schemes = ['auto', 'light', 'dark'] as const

/** Behind my name: light, language, keys and the way out. Fetched when the name is first pressed. */
export default function MeMenu({ onHelp, ...me }: Omit<MeButtonProps, 'onClick'> & { onHelp: () => void }) {
  return (
    <Menu defaultOpened position="top-start" width={260}>
      <Menu.Target>
        <MeButton {...me} />
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
      <Menu.Item component={PageLink} to="/me" leftSection={<IconUser size={20} stroke={1.75} aria-hidden />}>
        {t('access.me.title')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
        {schemes.map((scheme) => (
          <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
            {t(`app.scheme.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
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
