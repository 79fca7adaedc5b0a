import { useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { exportAnnualContract, readAnnualContract } from '../annual.contract.ts'
import { annualLines } from '../annual.rule.ts'
import classes from './Book.module.css'

const firstYear = 2023

/** For whoever's body does not keep the province's table: whose it is, and nothing to press. */
function NotMine({ sentence }: { sentence: string }) {
  const t = useText()
  return (
    <Page title={t('book.annual.title')} opening={sentence}>
      <Sheet>
        <Section title={t('book.annual.how')}>
          <p className={layout.quiet}>{t('book.annual.note')}</p>
          <p className={layout.quiet}>{t('book.annual.basis')}</p>
        </Section>
      </Sheet>
    </Page>
  )
}

/** The yearly table of the circular, filled from the book: own commune, or the province for its duty. */
export default function AnnualPage() {
  const t = useText()
  const [address, change] = useAddress()
  const thisYear = new Date().getFullYear()
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, back) => String(thisYear - back))
  const year = years.includes(address.year ?? '') ? Number(address.year) : thisYear
  const table = useRead(readAnnualContract, { query: { year } })
  if (table.error?.code === 'book.not_your_duty') return <NotMine sentence={table.error.message} />
  return (
    <Page
      title={t('book.annual.title')}
      scope={table.data?.place_name}
      opening={
        table.data &&
        (table.data.unchecked > 0
          ? t('book.annual.unchecked', { n: table.data.unchecked })
          : t('book.annual.complete'))
      }
      actions={<ExcelButton contract={exportAnnualContract} args={{ query: { year } }} />}
    >
      <Sheet>
        <DataList
          label={t('book.annual.title')}
          columns={[
            {
              key: 'item',
              label: t('book.annual.item'),
              cell: (line) =>
                line.within ? (
                  <span className={classes.within}>{t(line.labelKey)}</span>
                ) : (
                  <strong>{t(line.labelKey)}</strong>
                ),
            },
            {
              key: 'count',
              label: t('book.annual.count'),
              figures: true,
              cell: (line) => `${formatNumber(line.value)} ${t(`book.unit.${line.unit}`)}`,
            },
          ]}
          rows={table.data && annualLines(table.data)}
          rowKey={(line) => line.key}
          error={table.error}
          onRetry={() => void table.refetch()}
          empty={{ sentence: t('book.list.none') }}
          filter={
            <div className={classes.narrow}>
              <SelectField
                label={t('book.annual.year')}
                data={years}
                value={String(year)}
                onChange={(next) => change({ year: next ?? undefined })}
              />
            </div>
          }
        />
        <Section title={t('book.annual.how')}>
          <p className={layout.quiet}>{t('book.annual.note')}</p>
          <p className={layout.quiet}>{t('book.annual.neglect')}</p>
          <p className={layout.quiet}>{t('book.annual.basis')}</p>
        </Section>
      </Sheet>
    </Page>
  )
}
