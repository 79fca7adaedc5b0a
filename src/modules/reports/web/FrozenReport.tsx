import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useMay } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import type { ReportBody } from '../report.body.codes.ts'
import { supplementReport } from '../report.contract.ts'
import type { ReportMove } from '../report.life.ts'
import { Differences } from './Differences.tsx'
import { Issues } from './Issues.tsx'
import { NumberDialog } from './NumberDialog.tsx'
import { ReportFrame } from './ReportFrame.tsx'
import { SignDialog } from './SignDialog.tsx'
import type { Report } from './use-report-draft.ts'

const permits: Record<ReportMove, string> = {
  freeze: 'report.write',
  sign: 'report.sign',
  number: 'report.number',
  supplement: 'report.write',
}

/** A frozen report: read, downloaded, signed, numbered; corrected only by a supplement. */
export function FrozenReport({ report }: { report: Report }) {
  const t = useText()
  const may = useMay()
  const [asking, setAsking] = useState<ReportMove>()
  const close = () => setAsking(undefined)
  const supplement = useAct(supplementReport, { onDone: close })
  const moves = report.moves.filter((move) => may(permits[move]))
  const last = report.issues.at(-1)
  return (
    <ReportFrame
      report={report}
      body={report.body as ReportBody}
      onChange={undefined}
      actions={moves.map((move) => (
        <Button
          key={move}
          variant={move === 'supplement' ? 'default' : 'filled'}
          onClick={() => setAsking(move)}
        >
          {t(`reports.move.${move}`)}
        </Button>
      ))}
      beside={
        <>
          <Issues report={report} />
          {last && <Differences reportId={report.id} no={last.no} />}
        </>
      }
    >
      <SignDialog opened={asking === 'sign'} report={report} onClose={close} />
      <NumberDialog opened={asking === 'number'} report={report} onClose={close} />
      <ConfirmDialog
        opened={asking === 'supplement'}
        title={t('reports.supplement.title')}
        actLabel={t('reports.supplement.act')}
        isBusy={supplement.isPending}
        error={supplement.error}
        onAct={() =>
          supplement.mutate({ params: { report_id: report.id }, body: { version: report.version } })
        }
        onClose={close}
      >
        {t('reports.supplement.what')}
      </ConfirmDialog>
    </ReportFrame>
  )
}
