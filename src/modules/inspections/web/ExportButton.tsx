import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useText } from '#ui/text.ts'

/** Fetches the list as it is asked for. */
export function ExportButton({ fetchFile }: { fetchFile: () => Promise<unknown> }) {
  const t = useText()
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
        {t('inspections.export')}
      </Button>
      <ErrorNote error={error} />
    </div>
  )
}
