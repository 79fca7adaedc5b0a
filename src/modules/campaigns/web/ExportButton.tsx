import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorNote } from '#ui/ErrorNote.tsx'

/** Fetches a file and says what went wrong beside the button. */
export function ExportButton({ label, fetchFile }: { label: string; fetchFile: () => Promise<unknown> }) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const act = async () => {
    if (isBusy) return
    setBusy(true)
    setError(undefined)
    await fetchFile().catch(setError)
    setBusy(false)
  }
  return (
    <div>
      <Button
        variant="default"
        aria-disabled={isBusy}
        leftSection={<IconFileSpreadsheet size={20} stroke={1.75} aria-hidden />}
        onClick={() => void act()}
      >
        {label}
      </Button>
      <ErrorNote error={error} />
    </div>
  )
}
