import { Button } from '@mantine/core'
import { useState } from 'react'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { movesOf, type ReportMove, type ReportState, reportLife } from '../recourse.life.ts'
import type { Report } from '../recourse.shapes.ts'
import { AddReportDialog, MoveReportDialog, WithdrawDialog } from './police-dialogs.tsx'
import classes from './Recourse.module.css'
import type { SectionProps } from './RecourseTab.tsx'

const tones: Readonly<Record<ReportState, BadgeTone>> = {
  due: 'danger',
  pending: 'act',
  initiated: 'ok',
  administrative: 'ok',
  refused: 'warn',
  transferred: 'act',
}

type Asked = { add: true } | { report: Report; move: ReportMove } | { report: Report; withdraw: true }

/** Reports to police: receipt, answer, and what became of her complaint. She is told before the centre reports. */
export function PoliceSection({ caseId, view, mayAct, mayBegin }: SectionProps) {
  const t = useText()
  const [asked, setAsked] = useState<Asked>()
  const onClose = () => setAsked(undefined)
  return (
    <Section title={t('recourse.police.title')} note={t('recourse.police.note')}>
      {view.reports.length === 0 && <p className={layout.quiet}>{t('recourse.police.none')}</p>}
      <ul className={layout.rows}>
        {view.reports.map((report) => (
          <ReportRow key={report.id} report={report} mayAct={mayAct} onAsk={setAsked} />
        ))}
      </ul>
      {mayBegin && (
        <div className={classes.act}>
          <Button variant="default" onClick={() => setAsked({ add: true })}>
            {t('recourse.police.add')}
          </Button>
        </div>
      )}
      {asked && 'add' in asked && <AddReportDialog caseId={caseId} onClose={onClose} />}
      {asked && 'move' in asked && (
        <MoveReportDialog caseId={caseId} report={asked.report} move={asked.move} onClose={onClose} />
      )}
      {asked && 'withdraw' in asked && (
        <WithdrawDialog caseId={caseId} report={asked.report} onClose={onClose} />
      )}
    </Section>
  )
}

function ReportRow({
  report,
  mayAct,
  onAsk,
}: {
  report: Report
  mayAct: boolean
  onAsk: (asked: Asked) => void
}) {
  const t = useText()
  const now = new Date(useNow())
  const { language } = useLanguage()
  const { withdrawal } = report
  const facts = [
    t(`recourse.reporter.${report.reported_by}`),
    t(report.told_before ? 'recourse.police.told' : 'recourse.police.not_told'),
    report.receipt
      ? t('recourse.police.receipt', { number: report.number ?? '…' })
      : t('recourse.police.no_receipt'),
    report.taker,
    report.station,
    report.result_on && t('recourse.police.result_on', { day: formatDay(report.result_on) }),
  ]
  return (
    <li>
      <div className={layout.between}>
        <span className={layout.acts}>
          <Badge tone={tones[report.state]}>{t(`recourse.report.${report.state}`)}</Badge>
          {report.crime_signs && <Badge tone="warn">{t('recourse.police.crime_signs')}</Badge>}
          {withdrawal && <Badge tone="warn">{t('recourse.police.withdrawn')}</Badge>}
        </span>
        <time className={layout.quiet}>
          {formatWhen(report.reported_at ?? report.signs_at ?? now, now, language)}
        </time>
      </div>
      <span className={layout.quiet}>{facts.filter(Boolean).join(' · ')}</span>
      {report.reason && <p className={layout.words}>{report.reason}</p>}
      {withdrawal && (
        <p className={layout.words}>
          {t('recourse.police.withdrawn_on', {
            day: formatDay(withdrawal.withdrawn_on),
            why: t(`recourse.withdrawal.${withdrawal.reason}`),
          })}
          {withdrawal.pressure_by.length > 0 &&
            ` ${t('recourse.police.pressed_by', {
              who: withdrawal.pressure_by.map((by) => t(`recourse.pressure.${by}`)).join(', '),
            })}`}
          {withdrawal.present && ` ${t('recourse.police.present', { who: withdrawal.present })}`}
          {withdrawal.words && `\n${withdrawal.words}`}
        </p>
      )}
      {mayAct && (
        <div className={layout.acts}>
          {movesOf(reportLife, report.state).map((move) => (
            <Button key={move} size="sm" variant="default" onClick={() => onAsk({ report, move })}>
              {t(`recourse.report_move.${move}`)}
            </Button>
          ))}
          {report.state !== 'due' && !withdrawal && (
            <Button size="sm" variant="subtle" onClick={() => onAsk({ report, withdraw: true })}>
              {t('recourse.police.withdraw')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
