import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { PasswordField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import { beginPasskeyStepUp, listPasskeys, passkeyStepUp, stepUp } from '../passkey.contract.ts'
import { knowsPasskeys, proveWithPasskey } from './passkey.part.ts'

/** Asks again who this is before something that opens or shuts doors, by the password or by a key of theirs; then goes on with it. */
export function StepUpDialog({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
  const t = useText()
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>()
  const [isAsking, setAsking] = useState(false)
  const keys = useRead(listPasskeys, {})
  const prove = useAct(stepUp, { refresh: [listPasskeys], onDone: onProved })
  const isBusy = isAsking || prove.isPending
  const proveWithKey = async () => {
    if (isBusy) return
    setAsking(true)
    setError(undefined)
    try {
      if (await proveWithPasskey(beginPasskeyStepUp, passkeyStepUp)) {
        await keys.refetch()
        onProved()
      }
    } catch (refused) {
      setError(refused)
    } finally {
      setAsking(false)
    }
  }
  return (
    <FormDialog
      title={t('access.step_up.title')}
      actLabel={t('access.step_up.act')}
      isBusy={isBusy}
      error={error ?? prove.error}
      onClose={onClose}
      missing={[!password && t('access.step_up.password')]}
      onAct={() => password && prove.mutate({ body: { password } })}
    >
      <PasswordField
        label={t('access.step_up.password')}
        description={t('access.step_up.why')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {knowsPasskeys() && (keys.data?.items.length ?? 0) > 0 && (
        <Button variant="default" aria-disabled={isBusy} onClick={() => void proveWithKey()}>
          {t('access.step_up.passkey')}
        </Button>
      )}
    </FormDialog>
  )
}
