import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readCampaignsTodayContract } from '../today.contract.ts'
import classes from './Campaigns.module.css'
import { StandingBadge } from './StandingBadge.tsx'
import { useThemes } from './use-themes.ts'

/** What I still owe of running campaigns, late ones first; and how the plan I keep stands. */
export default function TodayCard() {
  const t = useText()
  const themes = useThemes()
  const read = useRead(readCampaignsTodayContract, {})
  if (read.error) return <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
  if (!read.data)
    return (
      <Section title={t('campaigns.today.title')}>
        <TextSkeleton lines={3} />
      </Section>
    )
  const { items, plan, late, open } = read.data
  if (items.length === 0 && !plan) return null
  return (
    <Section
      title={t('campaigns.today.title')}
      note={open > 0 ? t('campaigns.today.note', { open, late }) : undefined}
    >
      {plan && (
        <p>
          <PageLink to="/campaigns/$id" params={{ id: plan.id }}>
            {themes.nameOf(plan.campaign)} {plan.plan_year}
          </PageLink>{' '}
          {t('campaigns.board.counts', { on_time: plan.on_time, late: plan.late, silent: plan.silent })}
        </p>
      )}
      <ul className={classes.rows}>
        {items.map((line) => (
          <li key={line.id}>
            <span>
              <PageLink to="/campaign-tasks/$id" params={{ id: line.id }}>
                {line.task}
              </PageLink>{' '}
              <span className={layout.quiet}>{t('campaigns.today.due', { on: formatDay(line.due_on) })}</span>
            </span>
            <StandingBadge line={line} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
