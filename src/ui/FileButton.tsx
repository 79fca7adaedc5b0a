import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorNote } from './ErrorNote.tsx'

/** Fetches a file, a spreadsheet or a paper, and says beside the button what went wrong. */
export function FileButton({
  label,
  spoken,
  fetchFile,
  paper,
}: {
  label: string
  /** Said aloud where several of one label stand below each other; begins with the label. */
  spoken?: string
  fetchFile: () => Promise<unknown>
  paper?: boolean
}) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const Shape = paper ? IconFileText : IconFileSpreadsheet
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
        aria-label={spoken}
        leftSection={<Shape size={20} stroke={1.75} aria-hidden />}
        onClick={() => void act()}
      >
        {label}
      </Button>
      <ErrorNote error={error} />
    </div>
  )
}
