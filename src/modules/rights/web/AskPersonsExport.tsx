import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import layout from '#ui/layout.module.css'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { askPersonsExportContract, type PersonField, personFields } from '../persons-export.contract.ts'

/** Asks for a list with names: which columns beside the name, and what for. A second person reads both. */
export function AskPersonsExport({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [fields, setFields] = useState<PersonField[]>([])
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const ask = useAct(askPersonsExportContract, { onDone: onClose })
  const isShort = words.trim().length < 10
  return (
    <FormDialog
      title={t('rights.persons.ask')}
      actLabel={t('rights.persons.send')}
      isBusy={ask.isPending}
      error={ask.error}
      onAct={() => {
        setTried(true)
        if (!isShort) ask.mutate({ body: { fields, words } })
      }}
      onClose={onClose}
    >
      <div className={layout.stack}>
        <p>{t('rights.persons.means')}</p>
        <Checkbox.Group
          label={t('rights.persons.fields')}
          value={fields}
          onChange={(next) => setFields(next as PersonField[])}
        >
          {personFields.map((field) => (
            <Checkbox key={field} value={field} label={t(`rights.persons.field.${field}`)} mt="xs" />
          ))}
        </Checkbox.Group>
        <TextArea
          label={t('rights.persons.why')}
          value={words}
          maxLength={1_000}
          onChange={(event) => setWords(event.currentTarget.value)}
          error={isTried && isShort ? t('rights.persons.say_why') : undefined}
        />
      </div>
    </FormDialog>
  )
}
