import { useRead } from '#ui/api.ts'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listClocksContract } from '../clock.contract.ts'
import { ClockList } from './ClockList.tsx'

/** The limits with least time left, for whoever works on what they run for. */
export default function ClocksCard() {
  const t = useText()
  const clocks = useRead(listClocksContract, { query: { limit: 12 } }, { refetchInterval: 60_000 })
  // What may be done from a day on presses nobody.
  const rows = clocks.data?.items.filter((clock) => clock.rule.sense !== 'earliest')
  const late = rows?.filter((clock) => clock.status === 'missed').length ?? 0
  useTellOpening(late > 0 ? { weight: 3, sentence: t('clocks.today.late', { n: late }) } : undefined)
  if (rows?.length === 0) return null
  return (
    <Section
      title={t('clocks.title')}
      note={<PageLink to="/clocks">{t('clocks.today.all')}</PageLink>}
      danger={late > 0}
    >
      <ClockList
        rows={rows}
        few={5}
        isNarrow
        error={clocks.error}
        onRetry={() => void clocks.refetch()}
        empty={{ sentence: t('clocks.none') }}
      />
    </Section>
  )
}
