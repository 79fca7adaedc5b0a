import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '#ui/api.ts'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { useText } from '#ui/text.ts'
import { exportCasesContract, exportReasons } from '../case-work.contract.ts'
import type { filterQuery } from './CaseFilter.tsx'
import { choicesOf } from './labels.tsx'

/** The list as it is narrowed now, as a spreadsheet of codes; why it leaves is recorded. */
export function ExportCases({ filter }: { filter: ReturnType<typeof filterQuery> }) {
  const t = useText()
  const [isAsked, ask] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const send = async (reason: (typeof exportReasons)[number]) => {
    setBusy(true)
    setError(undefined)
    try {
      await call(exportCasesContract, { query: { ...filter, reason } })
      ask(false)
    } catch (failed) {
      setError(failed)
    }
    setBusy(false)
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={20} stroke={1.75} aria-hidden />}
        onClick={() => ask(true)}
      >
        {t('cases.export.act')}
      </Button>
      <ReasonDialog
        opened={isAsked}
        title={t('cases.export.title')}
        reasons={choicesOf(exportReasons, 'cases.export', t)}
        actLabel={t('cases.export.act')}
        isBusy={isBusy}
        error={error}
        onAct={({ code }) => code && void send(code)}
        onClose={() => ask(false)}
      >
        {t('cases.export.means')}
      </ReasonDialog>
    </>
  )
}
