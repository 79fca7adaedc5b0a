import { call, useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { downloadExchangeSet, listExchangeSets } from '../exchange.contract.ts'

const thisYear = new Date().getFullYear()
const years = Array.from({ length: 6 }, (_, back) => String(thisYear - back))

/** Sets of one year for the ministry, and the groups that have none, each with its reason. */
export default function ExchangePage() {
  const t = useText()
  const me = useMe()
  const [address, change] = useAddress()
  const year = years.find((each) => each === address.year) ?? String(thisYear)
  const read = useRead(listExchangeSets, { query: { year: Number(year) } })
  return (
    <Page title={t('exchange.list.title')} scope={me.province.name} opening={t('exchange.opening')}>
      <Sheet>
        <DataList
          label={t('exchange.list.title')}
          rows={read.data?.sets}
          rowKey={(set) => set.code}
          error={read.error}
          onRetry={() => void read.refetch()}
          empty={{ sentence: t('exchange.empty') }}
          filter={
            <SelectField
              label={t('exchange.year')}
              data={years.map((value) => ({ value, label: value }))}
              value={year}
              onChange={(next) => change({ year: next || undefined })}
            />
          }
          columns={[
            {
              key: 'set',
              label: t('exchange.column.set'),
              main: true,
              cell: (set) => t(`exchange.set.${set.code}`),
            },
            {
              key: 'rows',
              label: t('exchange.column.rows'),
              figures: true,
              cell: (set) => formatNumber(set.rows),
            },
            {
              key: 'file',
              label: t('exchange.column.file'),
              quiet: true,
              cell: (set) =>
                set.rows === 0 ? (
                  t('exchange.empty')
                ) : (
                  <FileButton
                    label={t('exchange.take')}
                    spoken={`${t('exchange.take')}: ${t(`exchange.set.${set.code}`)}`}
                    fetchFile={() =>
                      call(downloadExchangeSet, { params: { set: set.code }, query: { year: Number(year) } })
                    }
                  />
                ),
            },
          ]}
        />
        {read.data && (
          <Section title={t('exchange.withheld')}>
            <ul className={layout.rows}>
              {read.data.withheld.map(({ group, why }) => (
                <li key={group}>
                  <strong>{t(`exchange.group.${group}`)}.</strong> {t(`exchange.why.${why}`)}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Sheet>
    </Page>
  )
}
