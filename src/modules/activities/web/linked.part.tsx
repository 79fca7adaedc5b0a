import { Button } from '@mantine/core'
import { Badge } from '#ui/Badge.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'

interface Props {
  lines: readonly { id: string; title: string; starts_on: string; host: string; status: string }[]
  /** Word beside what is only planned. */
  notHeld: string
  /** Links a line to the task, or lets go of it. */
  act?: { label: string; run: (activityId: string) => void } | undefined
}

/** Activities that count for a task of a campaign or paper, or that could. */
export function LinkedActivities({ lines, notHeld, act }: Props) {
  return (
    <ul className={layout.rows}>
      {lines.map((line) => (
        <li key={line.id}>
          <div className={layout.between}>
            <span>
              <PageLink to="/activities/$id" params={{ id: line.id }}>
                {line.title}
              </PageLink>{' '}
              <span className={layout.quiet}>
                {formatDay(line.starts_on)} · {line.host}
              </span>{' '}
              {line.status !== 'held' && <Badge>{notHeld}</Badge>}
            </span>
            {act && (
              <Button variant="default" size="sm" onClick={() => act.run(line.id)}>
                {act.label}
                <span className="unseen"> {line.title}</span>
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
