import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useGo } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { setBookConflictContract } from '../../incident.contract.ts'
import type { DialogProps } from './CheckDialog.tsx'

/** Says which officer is related; for that officer the incident exists no more. */
export function RelatedDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const go = useGo()
  const me = useMe()
  const [who, setWho] = useState<string | null>(null)
  const act = useAct(setBookConflictContract, {
    onDone: ({ staff_id }) => (staff_id === me.staff.id ? go({ to: '/commune-book' }) : onClose()),
  })
  return (
    <FormDialog
      title={t('book.related.act')}
      actLabel={t('book.related.hide')}
      danger
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => who && act.mutate({ params: { incident_id: file.id }, body: { staff_id: who } })}
    >
      <p>{t('book.related.means')}</p>
      <SelectField
        label={t('book.related.who')}
        data={file.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        value={who}
        onChange={setWho}
      />
    </FormDialog>
  )
}
