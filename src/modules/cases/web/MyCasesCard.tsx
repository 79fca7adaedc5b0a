import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { caseColumns } from './case-columns.tsx'
import { useToday } from './use-today.ts'

const columns = ['danger', 'code', 'step', 'opened']

/** My open cases, the worst danger first. */
export default function MyCasesCard() {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const today = useToday()
  const mine = today.data?.mine
  const immediate = mine?.by_danger.immediate ?? 0
  useTellOpening(
    immediate > 0
      ? { weight: 3, sentence: t('cases.today.immediate', { n: immediate }) }
      : mine && mine.total > 0
        ? { weight: 1, sentence: t('cases.list.mine', { n: mine.total }) }
        : undefined,
  )
  if (mine?.total === 0) return null
  return (
    <Section
      title={t('cases.mine')}
      note={
        mine && mine.total > mine.items.length ? (
          <PageLink to="/cases" search={{ show: 'mine' }}>
            {t('cases.today.all', { n: mine.total })}
          </PageLink>
        ) : (
          t('cases.today.worst_first')
        )
      }
    >
      <DataList
        label={t('cases.mine')}
        columns={caseColumns(t, language, now).filter((column) => columns.includes(column.key))}
        rows={mine?.items}
        few={5}
        rowKey={(line) => line.id}
        rowGoal={(line) => ({ to: '/cases/$id', params: { id: line.id } })}
        error={today.error}
        onRetry={() => void today.refetch()}
        empty={{ sentence: t('cases.list.none') }}
      />
    </Section>
  )
}
