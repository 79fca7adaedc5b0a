import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { lastDay } from '#modules/indicators/web/figure-text.rule.ts'
import { useAct, useRead } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import { PageLink, useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import {
  exportReportedFigures,
  getReport,
  listReportedFigures,
  type ReportedLine,
  withdrawReportedFigure,
} from '../report.contract.ts'
import { ReportedFigureForm } from './ReportedFigureForm.tsx'
import { ReportedScans } from './ReportedScans.tsx'

const firstYear = 2016

/** Sums that other bodies reported in a document: shown beside what was counted, never added to it. */
export default function ReportedFiguresPage() {
  const t = useText()
  const may = useMay()
  const [address, change] = useAddress()
  const thisYear = new Date().getFullYear()
  const year = Number(address.year) >= firstYear ? Number(address.year) : thisYear
  // A reporting year begins on 15/12 of the year before.
  const query = { from: `${year - 1}-12-15`, until: `${year + 1}-01-01` }
  const figures = useRead(listReportedFigures, { query })
  const [isEntering, setEntering] = useState(false)
  const [leaving, setLeaving] = useState<ReportedLine>()
  const withdraw = useAct(withdrawReportedFigure, {
    refresh: [listReportedFigures, getReport],
    onDone: () => setLeaving(undefined),
  })
  const mayEnter = may('figure.report')
  const columns: Column<ReportedLine>[] = [
    {
      key: 'title',
      label: t('reports.reported.what'),
      phone: 'plain',
      cell: (figure) => (
        <>
          <strong>{figure.title}</strong>
          <SubLine>{`${formatDay(figure.from)} – ${formatDay(lastDay(figure.until))}`}</SubLine>
        </>
      ),
    },
    {
      key: 'value',
      label: t('reports.reported.value'),
      figures: true,
      cell: (figure) => `${formatNumber(figure.value)} ${figure.unit}`,
    },
    {
      key: 'body',
      label: t('reports.reported.body'),
      cell: (figure) => (
        <>
          {figure.body_name}
          <SubLine>
            <OfPaper figure={figure} />
          </SubLine>
        </>
      ),
    },
    {
      key: 'scans',
      label: t('reports.scan.title'),
      cell: (figure) => <ReportedScans figure={figure} mayChange={mayEnter} />,
    },
    ...(mayEnter
      ? [
          {
            key: 'withdraw',
            label: t('reports.reported.withdraw'),
            quiet: true,
            cell: (figure: ReportedLine) => (
              <Button
                variant="subtle"
                size="sm"
                aria-label={t('reports.reported.withdraw_one', { title: figure.title })}
                onClick={() => setLeaving(figure)}
              >
                {t('reports.reported.withdraw')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <Page
      title={t('reports.reported.title')}
      opening={t('reports.reported.opening')}
      actions={
        mayEnter && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => setEntering(true)}
          >
            {t('reports.reported.enter')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('reports.reported.title')}
          columns={columns}
          rows={figures.data?.items}
          rowKey={(figure) => figure.id}
          error={figures.error}
          onRetry={() => void figures.refetch()}
          empty={{
            sentence: t('reports.reported.empty', { year }),
            next: mayEnter ? t('reports.reported.empty_next') : undefined,
          }}
          exportAs={<ExcelButton contract={exportReportedFigures} args={{ query }} />}
          filter={
            <SelectField
              label={t('reports.reported.year')}
              data={Array.from({ length: thisYear - firstYear + 1 }, (_, at) => String(thisYear - at))}
              value={String(year)}
              onChange={(next) => change({ year: next ?? undefined })}
            />
          }
        />
      </Sheet>
      <ReportedFigureForm opened={isEntering} year={year} onClose={() => setEntering(false)} />
      <ConfirmDialog
        opened={leaving !== undefined}
        title={t('reports.reported.withdraw_title')}
        actLabel={t('reports.reported.withdraw')}
        isBusy={withdraw.isPending}
        error={withdraw.error}
        onAct={() =>
          leaving &&
          withdraw.mutate({ params: { figure_id: leaving.id }, body: { version: leaving.version } })
        }
        onClose={() => setLeaving(undefined)}
      >
        <p>
          <strong>{leaving?.title}</strong>
        </p>
        <p>{t('reports.reported.withdraw_what')}</p>
      </ConfirmDialog>
    </Page>
  )
}

/** The document of a figure; a link where the register holds it. */
function OfPaper({ figure }: { figure: ReportedLine }) {
  const t = useText()
  const words = t('reports.reported.paper', {
    number: figure.document_number,
    day: formatDay(figure.document_date),
  })
  return figure.paper_id ? (
    <PageLink to="/papers/$id" params={{ id: figure.paper_id }}>
      {words}
    </PageLink>
  ) : (
    words
  )
}
