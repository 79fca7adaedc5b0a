import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { usePages } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { PageLink, useAddress, useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listCasesContract } from '../case.contract.ts'
import { CaseFilter, filterQuery } from './CaseFilter.tsx'
import { CaseSearch, type FoundCases } from './CaseSearch.tsx'
import classes from './Cases.module.css'
import { caseColumns } from './case-columns.tsx'
import { ExportCases } from './ExportCases.tsx'
import { useToday } from './use-today.ts'

/** All cases I may see, newest first; found by number, phone, full name or identity number. */
export default function CasesPage() {
  const t = useText()
  const may = useMay()
  const go = useGo()
  const now = useNow()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const [found, setFound] = useState<FoundCases>()
  const cases = usePages(listCasesContract, { query: filterQuery(address) })
  const isFiltered = Object.keys(filterQuery(address)).length > 0
  return (
    <Page
      title={t('cases.list.title')}
      opening={<Opening />}
      actions={
        <>
          {may('feedback.take') && (
            <Button variant="default" onClick={() => go({ to: '/feedback' })}>
              {t('cases.feedback.take')}
            </Button>
          )}
          {may('case.open') && (
            <Button
              variant="default"
              leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
              onClick={() => go({ to: '/cases/new' })}
            >
              {t('cases.new.title')}
            </Button>
          )}
        </>
      }
    >
      <Sheet>
        <search className={classes.filters}>
          <CaseSearch found={found} onFound={setFound} />
          {!found && <CaseFilter address={address} onChange={change} />}
        </search>
        <DataList
          label={t('cases.list.title')}
          exportAs={!found && may('case.export') && <ExportCases filter={filterQuery(address)} />}
          columns={caseColumns(t, language, now)}
          pages={found ? undefined : cases}
          rows={found?.items}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/cases/$id', params: { id: line.id } })}
          empty={
            found
              ? { sentence: t('cases.search.none'), next: t('cases.search.none_next') }
              : isFiltered
                ? { sentence: t('cases.list.none_filtered'), next: t('cases.list.none_filtered_next') }
                : { sentence: t('cases.list.none'), next: <EmptyNext /> }
          }
        />
      </Sheet>
    </Page>
  )
}

function Opening() {
  const t = useText()
  const may = useMay()
  const { data } = useToday()
  if (!data) return t('cases.list.opening')
  const mine = t('cases.list.mine', { n: data.mine.total })
  if (!may('case.assign')) return mine
  return (
    <>
      {data.waiting.total > 0 ? (
        <strong>{t('cases.list.waiting', { n: data.waiting.total })}</strong>
      ) : (
        t('cases.list.waiting_none')
      )}{' '}
      {data.mine.total > 0 && mine}
    </>
  )
}

function EmptyNext() {
  const t = useText()
  const may = useMay()
  if (!may('case.open')) return t('cases.list.none_next_assign')
  return (
    <>
      {t('cases.list.none_next')} <PageLink to="/contacts">{t('cases.new.to_contacts')}</PageLink>
    </>
  )
}
