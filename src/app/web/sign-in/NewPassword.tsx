import { PasswordField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import classes from './sign-in.module.css'

const fewest = 15

export interface NewPasswordProps {
  value: string
  again: string
  onChange: (value: string) => void
  onAgain: (value: string) => void
  isTried: boolean
  error?: string | undefined
}

/** Whether a new password may be sent: long enough, and typed twice alike. The server refuses known ones besides. */
export function mayBePassword(value: string, again: string): boolean {
  return [...value].length >= fewest && value === again
}

/** A new password, typed twice, with a plain sentence on how far it is from long enough. */
export function NewPassword({ value, again, onChange, onAgain, isTried, error }: NewPasswordProps) {
  const t = useText()
  const missing = Math.max(0, fewest - [...value].length)
  return (
    <>
      <div>
        <PasswordField
          label={t('app.password.new')}
          description={t('app.password.hint')}
          autoComplete="new-password"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          error={error ?? (isTried && missing > 0 ? t('app.password.short', { n: missing }) : undefined)}
        />
        <p className={classes.meter} data-ok={missing === 0 || undefined} role="status">
          {missing === 0 ? t('app.password.enough') : t('app.password.missing', { n: missing })}
        </p>
      </div>
      <PasswordField
        label={t('app.password.again')}
        autoComplete="new-password"
        value={again}
        onChange={(event) => onAgain(event.currentTarget.value)}
        error={isTried && value !== again ? t('app.password.differs') : undefined}
      />
    </>
  )
}
