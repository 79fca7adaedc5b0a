import { Button } from '@mantine/core'
import { useText } from '#ui/text.ts'
import { Door } from './Door.tsx'

/** The password is set; next comes the first sign-in. */
export function Entered({ username }: { username: string }) {
  const t = useText()
  return (
    <Door title={t('app.entered.title')} opening={t('app.entered.opening', { username })}>
      <Button component="a" href="/app/">
        {t('app.entered.sign_in')}
      </Button>
    </Door>
  )
}
