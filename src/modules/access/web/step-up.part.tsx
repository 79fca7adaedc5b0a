import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { PasswordField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import { listPasskeys, stepUp } from '../passkey.contract.ts'

/** Asks for the password again before something that opens or shuts doors; then goes on with it. */
export function StepUpDialog({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
  const t = useText()
  const [password, setPassword] = useState('')
  const prove = useAct(stepUp, { refresh: [listPasskeys], onDone: onProved })
  return (
    <FormDialog
      title={t('access.step_up.title')}
      actLabel={t('access.step_up.act')}
      isBusy={prove.isPending}
      error={prove.error}
      onClose={onClose}
      onAct={() => password && prove.mutate({ body: { password } })}
    >
      <PasswordField
        label={t('access.step_up.password')}
        description={t('access.step_up.why')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
