import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { useText } from '#ui/text.ts'
import { askPersonsExportContract, type PersonField, personFields } from '../persons-export.contract.ts'
import { WhyDialog } from './WhyDialog.tsx'

/** Asks for a list with names: which columns beside the name, and what for. A second person reads both. */
export function AskPersonsExport({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [fields, setFields] = useState<PersonField[]>([])
  const ask = useAct(askPersonsExportContract, { onDone: onClose })
  return (
    <WhyDialog
      title={t('rights.persons.ask')}
      means={t('rights.persons.means')}
      label={t('rights.persons.why')}
      actLabel={t('rights.persons.send')}
      isBusy={ask.isPending}
      error={ask.error}
      onAsk={(words) => ask.mutate({ body: { fields, words } })}
      onClose={onClose}
    >
      <Checkbox.Group
        label={t('rights.persons.fields')}
        value={fields}
        onChange={(next) => setFields(next as PersonField[])}
      >
        {personFields.map((field) => (
          <Checkbox key={field} value={field} label={t(`rights.persons.field.${field}`)} mt="xs" />
        ))}
      </Checkbox.Group>
    </WhyDialog>
  )
}
