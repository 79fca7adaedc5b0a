import { useRead } from '#ui/api.ts'
import { type Column, DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { type Translate, useText } from '#ui/text.ts'
import { exportReviewContract, reviewPhaseContract } from '../task.contract.ts'

/** Phases as plans of the work are made: by five years. */
const phases = ['2011-2015', '2016-2020', '2021-2025', '2026-2030']

interface Counts {
  tasks: number
  done: number
  open: number
  late: number
  silent: number
}
const countColumns = (t: Translate): Column<Counts>[] => [
  { key: 'tasks', label: t('papers.column.tasks'), figures: true, cell: (row) => formatNumber(row.tasks) },
  { key: 'done', label: t('papers.standing.done'), figures: true, cell: (row) => formatNumber(row.done) },
  { key: 'late', label: t('papers.standing.late'), figures: true, cell: (row) => formatNumber(row.late) },
  {
    key: 'silent',
    label: t('papers.standing.silent'),
    figures: true,
    cell: (row) => formatNumber(row.silent),
  },
]

/** A phase looked back on: tasks done, late, without word; by paper, by body, by year. */
export default function ReviewPage() {
  const t = useText()
  const me = useMe()
  const [address, change] = useAddress()
  const phase = phases.find((each) => each === address.phase) ?? '2021-2025'
  const [first = '', last = ''] = phase.split('-')
  const query = { from: `${first}-01-01`, until: `${Number(last) + 1}-01-01` }
  const review = useRead(reviewPhaseContract, { query })
  const { data } = review
  const empty = { sentence: t('papers.review.none') }
  return (
    <Page
      title={t('papers.review.title')}
      scope={me.province.name}
      opening={t('papers.review.opening')}
      actions={<ExcelButton contract={exportReviewContract} args={{ query }} />}
    >
      <Sheet>
        <SelectField
          label={t('papers.review.phase')}
          data={phases.map((value) => ({ value, label: value.replace('-', '–') }))}
          value={phase}
          onChange={(next) => change({ phase: next ?? undefined })}
        />
        {review.error && <ErrorNote error={review.error} onRetry={() => void review.refetch()} />}
        {!data && !review.error && <TextSkeleton lines={6} />}
        {data && (
          <>
            <p>
              <strong>{t('papers.review.total', data.total)}</strong>
            </p>
            <Section title={t('papers.review.by_year')}>
              <DataList
                label={t('papers.review.by_year')}
                columns={[
                  {
                    key: 'year',
                    label: t('papers.column.year'),
                    main: true,
                    cell: (row) => String(row.year),
                  },
                  ...countColumns(t),
                  {
                    key: 'activities',
                    label: t('papers.column.activities'),
                    figures: true,
                    cell: (row) => formatNumber(row.activities),
                  },
                  {
                    key: 'attendances',
                    label: t('papers.column.attendances'),
                    figures: true,
                    cell: (row) => formatNumber(row.attendances),
                  },
                  {
                    key: 'money_vnd',
                    label: t('papers.column.money_vnd'),
                    figures: true,
                    cell: (row) => formatNumber(row.money_vnd),
                  },
                ]}
                rows={data.by_year}
                rowKey={(row) => String(row.year)}
                empty={empty}
              />
            </Section>
            <Section title={t('papers.review.by_paper')}>
              <DataList
                label={t('papers.review.by_paper')}
                columns={[
                  { key: 'label', label: t('papers.column.paper'), main: true, cell: (row) => row.label },
                  ...countColumns(t),
                ]}
                rows={data.by_paper}
                rowKey={(row) => row.id}
                rowGoal={(row) => ({ to: '/papers/$id', params: { id: row.id } })}
                empty={empty}
              />
            </Section>
            <Section title={t('papers.review.by_owner')}>
              <DataList
                label={t('papers.review.by_owner')}
                columns={[
                  { key: 'owner', label: t('papers.column.owner'), main: true, cell: (row) => row.owner },
                  ...countColumns(t),
                ]}
                rows={data.by_owner}
                rowKey={(row) => row.owner}
                empty={empty}
              />
            </Section>
          </>
        )}
      </Sheet>
    </Page>
  )
}
