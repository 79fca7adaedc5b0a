import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useText } from '#ui/text.ts'
import { exportContacts } from '../contact-export.contract.ts'
import type { Filter } from './ContactsPage.tsx'

/** The list as it is narrowed now, as a spreadsheet without names, numbers or notes. */
export function ExportButton({ filter }: { filter: Filter }) {
  const t = useText()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const fetchFile = async () => {
    if (isBusy) return
    setBusy(true)
    setError(undefined)
    await call(exportContacts, { query: filter }).catch(setError)
    setBusy(false)
  }
  return (
    <div>
      <Button
        variant="default"
        aria-disabled={isBusy}
        leftSection={<IconFileSpreadsheet size={20} stroke={1.75} aria-hidden />}
        onClick={() => void fetchFile()}
      >
        {t(isBusy ? 'hotline.list.exporting' : 'hotline.list.export')}
      </Button>
      <ErrorNote error={error} />
    </div>
  )
}
