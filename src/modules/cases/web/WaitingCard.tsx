import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { caseColumns } from './case-columns.tsx'
import { isPressing } from './labels.tsx'
import { useToday } from './use-today.ts'

const columns = ['danger', 'code', 'place', 'opened']

/** Cases that wait for a manager, for who assigns. */
export default function WaitingCard() {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const today = useToday()
  const waiting = today.data?.waiting
  const isWorst = waiting?.items.some((line) => isPressing(line.danger)) ?? false
  useTellOpening(
    waiting && waiting.total > 0
      ? { weight: isWorst ? 3 : 2, sentence: t('cases.list.waiting', { n: waiting.total }) }
      : undefined,
  )
  if (waiting?.total === 0) return null
  return (
    <Section
      title={t('cases.waiting')}
      note={
        waiting && waiting.total > waiting.items.length ? (
          <PageLink to="/cases" search={{ show: 'waiting' }}>
            {t('cases.today.all', { n: waiting.total })}
          </PageLink>
        ) : (
          t('cases.today.waiting_note')
        )
      }
    >
      <DataList
        label={t('cases.waiting')}
        columns={caseColumns(t, language, now).filter((column) => columns.includes(column.key))}
        rows={waiting?.items}
        rowKey={(line) => line.id}
        rowGoal={(line) => ({ to: '/cases/$id', params: { id: line.id } })}
        error={today.error}
        onRetry={() => void today.refetch()}
        empty={{ sentence: t('cases.list.waiting_none') }}
      />
    </Section>
  )
}
