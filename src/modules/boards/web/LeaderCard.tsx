import { valueText } from '#modules/indicators/web/figure-text.rule.ts'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { boardContracts } from '../board.contract.ts'

/** The first two answers of the leader's board, on the page of today. */
export default function LeaderCard() {
  const t = useText()
  const read = useRead(boardContracts.leader, {}, { staleTime: 60_000 })
  const title = t('boards.leader.title')
  if (read.error) return <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
  if (!read.data)
    return (
      <Section title={title}>
        <TextSkeleton lines={2} />
      </Section>
    )
  const { danger, overdue } = read.data
  return (
    <Section
      title={title}
      danger={danger?.waiting ?? false}
      note={<PageLink to="/boards/leader">{t('boards.open')}</PageLink>}
    >
      <p>{`${t('boards.danger.asked')} ${t(danger?.waiting ? 'boards.danger.yes' : 'boards.danger.no')}`}</p>
      <p>
        {`${t('boards.overdue.asked')} ${
          overdue && overdue.items.length > 0
            ? t('boards.overdue.some', { n: valueText(overdue.total) })
            : t('boards.overdue.none')
        }`}
      </p>
    </Section>
  )
}
