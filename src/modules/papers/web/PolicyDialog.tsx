import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import type { Found } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { addPolicyContract } from '../policy.contract.ts'

/** A policy that stands in no list yet: its name, what it rests on, from when. */
export function PolicyDialog({ onClose, onMade }: { onClose: () => void; onMade: (policy: Found) => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const [basis, setBasis] = useState('')
  const [from, setFrom] = useState<string | null>(null)
  const act = useAct(addPolicyContract, { onDone: ({ id }) => onMade({ id, label: name.trim() }) })
  return (
    <FormDialog
      title={t('papers.reach.policy_new')}
      actLabel={t('papers.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        name.trim().length >= 3 &&
        basis.trim().length >= 2 &&
        from &&
        act.mutate({ body: { name, basis, from_on: from } })
      }
    >
      <div className={layout.stack}>
        <TextField
          label={t('papers.reach.policy_name')}
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldError(act.error, 'name')}
        />
        <TextField
          label={t('papers.reach.policy_basis')}
          maxLength={300}
          value={basis}
          onChange={(event) => setBasis(event.currentTarget.value)}
          error={fieldError(act.error, 'basis')}
        />
        <DateField label={t('papers.column.from_on')} value={from} onChange={setFrom} />
      </div>
    </FormDialog>
  )
}
