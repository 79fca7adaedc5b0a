import { Button } from '@mantine/core'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { linkActivityContract, listForActivityContract } from '../task.contract.ts'
import classes from './Campaigns.module.css'
import { StandingBadge } from './StandingBadge.tsx'
import { useThemes } from './use-themes.ts'

/** On the page of an activity: what it counts for, and what I owe that it could count for. */
export default function OfActivity({ id }: { id: string }) {
  const t = useText()
  const may = useMay()
  const themes = useThemes()
  const read = useRead(listForActivityContract, { params: { activity_id: id } })
  const link = useAct(linkActivityContract)
  if (read.error) return <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
  if (!read.data) return null
  const { linked, offered } = read.data
  if (linked.length === 0 && offered.length === 0) return null
  return (
    <Section title={t('campaigns.of_activity.title')}>
      <ErrorNote error={link.error} />
      <ul className={classes.rows}>
        {linked.map((line) => (
          <li key={line.id}>
            <span>
              <PageLink to="/campaign-tasks/$id" params={{ id: line.id }}>
                {line.task}
              </PageLink>{' '}
              <span className={layout.quiet}>
                {themes.nameOf(line.campaign)} {line.plan_year} · {line.owner}
              </span>
            </span>
            <StandingBadge line={line} />
          </li>
        ))}
        {may('campaign.work') &&
          offered.map((line) => (
            <li key={line.id}>
              <span>
                {line.task}{' '}
                <span className={layout.quiet}>
                  {themes.nameOf(line.campaign)} {line.plan_year} · {line.owner}
                </span>
              </span>
              <Button
                variant="default"
                size="sm"
                aria-disabled={link.isPending}
                onClick={() => link.mutate({ params: { assignment_id: line.id }, body: { activity_id: id } })}
              >
                {t('campaigns.task.link')}
                <span className="unseen"> {line.task}</span>
              </Button>
            </li>
          ))}
      </ul>
    </Section>
  )
}
