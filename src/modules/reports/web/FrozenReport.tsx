import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useMay } from '#ui/me.ts'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { useText } from '#ui/text.ts'
import type { ReportBody } from '../report.body.codes.ts'
import { initialReport, recallReport, returnReport, supplementReport } from '../report.contract.ts'
import type { ReportMove } from '../report.life.ts'
import { Differences } from './Differences.tsx'
import { FileDialog } from './FileDialog.tsx'
import { Issues } from './Issues.tsx'
import { NumberDialog } from './NumberDialog.tsx'
import { ReportFrame } from './ReportFrame.tsx'
import { SignDialog } from './SignDialog.tsx'
import { Story } from './Story.tsx'
import { SubmitDialog } from './SubmitDialog.tsx'
import type { Report } from './use-report-draft.ts'

const permits: Record<ReportMove, string> = {
  freeze: 'report.write',
  submit: 'report.write',
  initial: 'report.initial',
  return: 'report.return',
  recall: 'report.write',
  sign: 'report.sign',
  number: 'report.number',
  file: 'report.number',
  supplement: 'report.write',
}

/** Steps that lead on; the others lead back or begin anew. */
const onward: readonly ReportMove[] = ['submit', 'initial', 'sign', 'number', 'file']
const asked = ['initial', 'recall', 'supplement'] as const

/** A frozen report on its way: read, sent up, initialled, signed, numbered, filed; corrected only by a supplement. */
export function FrozenReport({ report }: { report: Report }) {
  const t = useText()
  const may = useMay()
  const [asking, setAsking] = useState<ReportMove>()
  const close = () => setAsking(undefined)
  const done = { onDone: close }
  const acts = {
    initial: useAct(initialReport, done),
    recall: useAct(recallReport, done),
    supplement: useAct(supplementReport, done),
  }
  const sendBack = useAct(returnReport, done)
  const moves = report.moves.filter((move) => may(permits[move]))
  const last = report.issues.at(-1)
  const params = { report_id: report.id }
  return (
    <ReportFrame
      report={report}
      body={report.body as ReportBody}
      onChange={undefined}
      actions={moves.map((move) => (
        <Button
          key={move}
          variant={onward.includes(move) ? 'filled' : 'default'}
          onClick={() => setAsking(move)}
        >
          {t(`reports.move.${move}`)}
        </Button>
      ))}
      beside={
        <>
          <Issues report={report} />
          {last && <Differences reportId={report.id} no={last.no} />}
          <Story report={report} />
        </>
      }
    >
      <SubmitDialog opened={asking === 'submit'} report={report} onClose={close} />
      <SignDialog opened={asking === 'sign'} report={report} onClose={close} />
      <NumberDialog opened={asking === 'number'} report={report} onClose={close} />
      <FileDialog opened={asking === 'file'} report={report} onClose={close} />
      <ReasonDialog
        opened={asking === 'return'}
        title={t('reports.return.title')}
        actLabel={t('reports.return.act')}
        isBusy={sendBack.isPending}
        error={sendBack.error}
        onAct={({ note }) => sendBack.mutate({ params, body: { version: report.version, reason: note } })}
        onClose={close}
      >
        {t('reports.return.what')}
      </ReasonDialog>
      {asked.map((move) => (
        <ConfirmDialog
          key={move}
          opened={asking === move}
          title={t(`reports.${move}.title`)}
          actLabel={t(`reports.${move}.act`)}
          isBusy={acts[move].isPending}
          error={acts[move].error}
          onAct={() => acts[move].mutate({ params, body: { version: report.version } })}
          onClose={close}
        >
          {t(`reports.${move}.what`)}
        </ConfirmDialog>
      ))}
    </ReportFrame>
  )
}
