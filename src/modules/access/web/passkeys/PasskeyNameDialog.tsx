import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { call } from '#ui/call.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import { addPasskey, beginPasskey, listPasskeys, renamePasskey } from '../../passkey.contract.ts'
import { makePasskey } from '../passkey.part.ts'

interface Named {
  id: string
  name: string
  version: number
}

/** A name for a key: for a new one, which the device then makes, or another one for a key there is. */
export function PasskeyNameDialog({ named, onClose }: { named?: Named | undefined; onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState(named?.name ?? '')
  const [error, setError] = useState<unknown>()
  const [isAsking, setAsking] = useState(false)
  const add = useAct(addPasskey, { refresh: [listPasskeys], onDone: onClose })
  const rename = useAct(renamePasskey, { refresh: [listPasskeys], onDone: onClose })

  const make = async () => {
    setAsking(true)
    setError(undefined)
    try {
      const made = await makePasskey(await call(beginPasskey, { body: {} }), name.trim())
      if (made) add.mutate({ body: made })
    } catch (failed) {
      setError(failed)
    } finally {
      setAsking(false)
    }
  }
  const act = () => {
    if (!name.trim()) return
    if (!named) return void make()
    rename.mutate({ params: { passkey_id: named.id }, body: { version: named.version, name: name.trim() } })
  }
  return (
    <FormDialog
      title={t(named ? 'access.passkey.rename' : 'access.passkey.add')}
      actLabel={t(named ? 'access.passkey.save_name' : 'access.passkey.make')}
      isBusy={isAsking || add.isPending || rename.isPending}
      error={error ?? add.error ?? rename.error}
      onClose={onClose}
      onAct={act}
    >
      <TextField
        label={t('access.passkey.name')}
        description={t('access.passkey.name_hint')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
