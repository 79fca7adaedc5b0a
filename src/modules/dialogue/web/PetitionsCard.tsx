import { useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { listPetitionsContract, readTurnsContract } from '../petition.contract.ts'
import { petitionColumns } from './petition-columns.tsx'
import { TurnsTable } from './TurnsTable.tsx'
import { useTopics } from './use-topics.ts'

const shown = ['time', 'title']

/** What my body owes, by time left; for who leads, whose turn it is. Nothing where nothing waits. */
export default function PetitionsCard() {
  const t = useText()
  const topics = useTopics()
  const turns = useRead(readTurnsContract, {})
  const owed = useRead(
    listPetitionsContract,
    { query: { view: 'mine', limit: 6 } },
    { enabled: (turns.data?.mine.open ?? 0) > 0 },
  )
  if (turns.error) return <ErrorNote error={turns.error} onRetry={() => void turns.refetch()} />
  if (!turns.data) return <TextSkeleton lines={3} />
  const { mine, host, bodies } = turns.data
  if (mine.open === 0 && host === 0 && bodies.length === 0) return null
  return (
    <Section
      title={t('dialogue.petitions.title')}
      note={
        <PageLink to="/petitions">
          {mine.late > 0
            ? t('dialogue.petitions.mine_late', { n: mine.late })
            : t('dialogue.petitions.see_all')}
        </PageLink>
      }
    >
      {host > 0 && (
        <p>
          <PageLink to="/petitions" search={{ view: 'host' }}>
            {t('dialogue.petitions.host', { n: host })}
          </PageLink>
        </p>
      )}
      {mine.open > 0 ? (
        <DataList
          label={t('dialogue.view.mine')}
          columns={petitionColumns(t, topics.named).filter((column) => shown.includes(column.key))}
          rows={owed.data?.items}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/petitions/$id', params: { id: line.id } })}
          error={owed.error}
          onRetry={() => void owed.refetch()}
          empty={{ sentence: t('dialogue.petitions.calm') }}
        />
      ) : (
        bodies.length > 0 && <TurnsTable turns={{ ...turns.data, bodies: bodies.slice(0, 5) }} />
      )}
    </Section>
  )
}
