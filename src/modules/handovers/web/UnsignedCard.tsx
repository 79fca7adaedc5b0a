import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listHandoversContract } from '../handover.contract.ts'

const mostShown = 5

/** Minutes that wait for signatures, the oldest first: until both sides sign, nobody has changed hands. */
export default function UnsignedCard() {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const list = useRead(listHandoversContract, { query: { status: 'prepared' } }, { staleTime: 60_000 })
  const waiting = list.data?.items.toReversed()
  useTellOpening(
    waiting && waiting.length > 0
      ? { weight: 2, sentence: t('handovers.unsigned.opening', { n: waiting.length }) }
      : undefined,
  )
  if (!waiting || waiting.length === 0) return null
  return (
    <Section
      title={t('handovers.unsigned.title')}
      note={
        <PageLink to="/handovers" search={{ status: 'prepared' }}>
          {t('handovers.unsigned.all')}
        </PageLink>
      }
    >
      <DataList
        label={t('handovers.unsigned.title')}
        columns={[
          {
            key: 'what',
            label: t('handovers.column.other_kind'),
            main: true,
            cell: (line) =>
              `${t(`handovers.direction.${line.direction}`)} · ${line.other_agency ?? t(`handovers.kind.${line.other_kind}`)}`,
          },
          {
            key: 'code',
            label: t('handovers.column.case_code'),
            cell: (line) => <span className={layout.code}>{line.case_code}</span>,
          },
          {
            key: 'when',
            label: t('handovers.column.happened_at'),
            cell: (line) => formatWhen(line.happened_at, new Date(now), language),
          },
          {
            key: 'persons',
            label: t('handovers.column.persons'),
            figures: true,
            cell: (line) => line.persons,
          },
        ]}
        rows={waiting.slice(0, mostShown)}
        rowKey={(line) => line.id}
        rowGoal={(line) => ({ to: '/cases/$id', params: { id: line.case_id }, search: { tab: 'handovers' } })}
        empty={{ sentence: '' }}
      />
    </Section>
  )
}
