import { useState } from 'react'
import { StepUpDialog } from '#modules/access/web/step-up.part.tsx'
import { ApiRefusal, fieldError, useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import layout from '#ui/layout.module.css'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { writeAddressContract } from '../address.contract.ts'
import { type Entry, readEntryContract } from '../entry.contract.ts'

/** Lays down the true address. On purpose without a draft: until it is saved it stands nowhere but here. */
export function AddressDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useText()
  const [address, setAddress] = useState('')
  const [isProving, setProving] = useState(false)
  const write = useAct(writeAddressContract, { refresh: [readEntryContract], onDone: onClose })
  const send = () =>
    write.mutate(
      { params: { entry_id: entry.id }, body: { version: entry.version, address } },
      {
        onError: (refusal) => {
          if (refusal instanceof ApiRefusal && refusal.code === 'session.step_up') setProving(true)
        },
      },
    )
  const needsProof = write.error instanceof ApiRefusal && write.error.code === 'session.step_up'
  return (
    <>
      <FormDialog
        title={t('directory.sealed.write')}
        actLabel={t('directory.sealed.save')}
        isBusy={write.isPending}
        error={needsProof || fieldError(write.error, 'address') ? undefined : write.error}
        missing={[!address.trim() && t('directory.sealed.address')]}
        onAct={send}
        onClose={onClose}
      >
        <p className={layout.quiet}>{t('directory.sealed.write_what')}</p>
        <TextArea
          label={t('directory.sealed.address')}
          value={address}
          maxLength={400}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={fieldError(write.error, 'address')}
        />
      </FormDialog>
      {isProving && (
        <StepUpDialog
          onProved={() => {
            setProving(false)
            send()
          }}
          onClose={() => setProving(false)}
        />
      )}
    </>
  )
}
