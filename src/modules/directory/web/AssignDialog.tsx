import { useState } from 'react'
import { listColleaguesContract } from '#modules/access/staff.contract.ts'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { assignKeeperContract, listKeepersContract } from '../address.contract.ts'
import type { Entry } from '../entry.contract.ts'

/** Ninety days from today, which a person may change. */
const inNinetyDays = () => dayKey(new Date(Date.now() + 90 * 86_400_000))

/** Asks a second person to let a colleague open this address. */
export function AssignDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useText()
  const [staff, setStaff] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(inNinetyDays)
  const [words, setWords] = useState('')
  const colleagues = useRead(listColleaguesContract, {})
  const assign = useAct(assignKeeperContract, { refresh: [listKeepersContract], onDone: onClose })
  const send = () => {
    if (!staff || !until) return
    assign.mutate({ params: { entry_id: entry.id }, body: { staff_id: staff, until_on: until, words } })
  }
  return (
    <FormDialog
      title={t('directory.keepers.assign')}
      actLabel={t('directory.keepers.ask')}
      isBusy={assign.isPending}
      error={fieldError(assign.error, 'words') ? undefined : assign.error}
      missing={[
        !staff && t('directory.keepers.who'),
        !until && t('directory.keepers.until'),
        !words.trim() && t('directory.keepers.why'),
      ]}
      onAct={send}
      onClose={onClose}
    >
      <p className={layout.quiet}>{t('directory.keepers.ask_what')}</p>
      <SelectField
        label={t('directory.keepers.who')}
        searchable
        data={(colleagues.data?.items ?? []).map((each) => ({ value: each.id, label: each.display_name }))}
        value={staff}
        onChange={setStaff}
      />
      <DateField
        label={t('directory.keepers.until')}
        value={until}
        onChange={setUntil}
        error={fieldError(assign.error, 'until_on')}
      />
      <TextArea
        label={t('directory.keepers.why')}
        value={words}
        maxLength={1000}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={fieldError(assign.error, 'words')}
      />
    </FormDialog>
  )
}
