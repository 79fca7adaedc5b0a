import { useText } from '#ui/text.ts'
import { Door } from './Door.tsx'
import { SignInForm } from './SignInForm.tsx'

/** The door, at whatever address was asked for: signing in leads there. */
export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const t = useText()
  return (
    <Door title={t('app.sign_in.title')} opening={t('app.sign_in.opening')}>
      <SignInForm onSignedIn={onSignedIn} />
    </Door>
  )
}
