import { Button } from '@mantine/core'
import { useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { withdrawMeetingContract } from '../meeting.contract.ts'
import type { PartProps } from './FilePage.tsx'
import classes from './Initiatives.module.css'

/** Meetings, latest first: they are what keeps it alive in the figures. */
export function MeetingsSection({ file, ask }: PartProps) {
  const t = useText()
  const withdraw = useAct(withdrawMeetingContract)
  return (
    <Section
      title={t('initiatives.meeting.title')}
      note={t('initiatives.meeting.all', { n: file.meetings_all })}
    >
      {file.meetings.length === 0 && <p className={layout.quiet}>{t('initiatives.meeting.none')}</p>}
      <ul className={classes.rows}>
        {file.meetings.map((meeting) => (
          <li key={meeting.id}>
            <span>
              <strong className="figures">{formatDay(meeting.held_on)}</strong>{' '}
              {t('initiatives.meeting.came', {
                total: meeting.total,
                women: meeting.women,
                men: meeting.men,
              })}
              <span className={layout.quiet}>
                {' '}
                {[meeting.at_place, ...meeting.topics.map((topic) => t(`initiatives.topic.${topic}`))]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {meeting.minutes && <p className={layout.words}>{meeting.minutes}</p>}
            </span>
            {file.may_keep && (
              <Button
                variant="subtle"
                color="gray"
                aria-disabled={withdraw.isPending}
                onClick={() =>
                  withdraw.mutate({
                    params: { initiative_id: file.id, meeting_id: meeting.id },
                    body: { version: meeting.version },
                  })
                }
              >
                {t('initiatives.withdraw')}
                <span className="unseen">
                  {' '}
                  {t('initiatives.meeting.of_day', { day: formatDay(meeting.held_on) })}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNote error={withdraw.error} />
      {file.may_keep && file.stage !== 'closed' && (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => ask('meeting')}>
            {t('initiatives.meeting.act')}
          </Button>
        </div>
      )}
    </Section>
  )
}
