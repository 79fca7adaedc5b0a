import { Button, type ButtonProps, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useText } from '#ui/text.ts'

/** Day or night at one press; the device decides until somebody presses. */
export function SchemeButton({ justify }: Pick<ButtonProps, 'justify'>) {
  const t = useText()
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  const Shape = isDark ? IconSun : IconMoon
  return (
    <Button
      variant="subtle"
      justify={justify}
      leftSection={<Shape size={20} stroke={1.75} aria-hidden />}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {t(isDark ? 'app.scheme.light' : 'app.scheme.dark')}
    </Button>
  )
}
