import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import { closedReasons } from '../entry.codes.ts'
import { closeEntryContract, type Entry } from '../entry.contract.ts'
import { choicesOf } from './entry-words.ts'

/** The service is no longer there from a day on; what it was stays in the book. */
export function CloseEntryDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useText()
  const [day, setDay] = useState<string | null>(() => dayKey(new Date()))
  const [reason, setReason] = useState<(typeof closedReasons)[number]>('ended')
  const close = useAct(closeEntryContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('directory.entry.close')}
      actLabel={t('directory.entry.close')}
      isBusy={close.isPending}
      error={close.error}
      missing={[!day && t('directory.entry.closed_from')]}
      onAct={() =>
        day &&
        close.mutate({
          params: { entry_id: entry.id },
          body: { version: entry.version, closed_on: day, reason },
        })
      }
      onClose={onClose}
    >
      <DateField
        label={t('directory.entry.closed_from')}
        value={day}
        onChange={setDay}
        error={day ? fieldError(close.error, 'closed_on') : t('directory.form.needed')}
      />
      <ChoiceKeys
        label={t('directory.entry.why')}
        columns={2}
        required
        choices={choicesOf(closedReasons, 'directory.closed', t)}
        chosen={[reason]}
        onChange={([next]) => next && setReason(next)}
      />
    </FormDialog>
  )
}
