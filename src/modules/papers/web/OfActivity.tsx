import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listTasksOfActivityContract } from '../task.contract.ts'
import { StandingBadge } from './columns.tsx'

/** On the page of an activity: tasks of papers for which it counts; nothing where there are none. */
export default function OfActivity({ id }: { id: string }) {
  const t = useText()
  const read = useRead(listTasksOfActivityContract, { params: { activity_id: id } })
  if (read.error) return <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
  if (!read.data || read.data.items.length === 0) return null
  return (
    <Section title={t('papers.of_activity.title')}>
      <ul className={layout.rows}>
        {read.data.items.map((task) => (
          <li key={task.id}>
            <span>
              <PageLink to="/paper-tasks/$id" params={{ id: task.id }}>
                {task.what}
              </PageLink>{' '}
              <span className={layout.quiet}>
                {task.paper} · {task.owner}
              </span>
            </span>
            <StandingBadge standing={task.standing} t={t} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
