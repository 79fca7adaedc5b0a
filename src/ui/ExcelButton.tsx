import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import type { Contract } from '#kernel/contract.ts'
import { type Args, call } from './api.ts'
import { ErrorNote } from './ErrorNote.tsx'
import { useText } from './text.ts'

/** A register as it is narrowed now, as a spreadsheet; what went wrong is told beside the button. */
export function ExcelButton<C extends Contract>({ contract, args }: { contract: C; args: Args<C> }) {
  const t = useText()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const fetchFile = async () => {
    if (isBusy) return
    setBusy(true)
    setError(undefined)
    await call(contract, args).catch(setError)
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
        {t(isBusy ? 'ui.export.busy' : 'ui.export.act')}
      </Button>
      <ErrorNote error={error} />
    </div>
  )
}
