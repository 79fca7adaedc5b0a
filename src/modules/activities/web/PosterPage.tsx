import { Button } from '@mantine/core'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readDoorPassContract } from '../door.contract.ts'
import classes from './Activities.module.css'
import { Square } from './Square.tsx'

/** The square that visitors scan at the door with their own telephones: to print, or to show on a screen. */
export default function PosterPage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(
    readDoorPassContract,
    { params: { activity_id: id } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (!read.data)
    return read.error ? (
      <Page title={t('activities.poster.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
        <p>
          <PageLink to="/activities/$id/door" params={{ id }}>
            {t('activities.door.title')}
          </PageLink>
        </p>
      </Page>
    ) : (
      <PageSkeleton />
    )
  const { address, until, title } = read.data
  return (
    <Page
      title={t('activities.poster.title')}
      opening={title}
      actions={<Button onClick={() => window.print()}>{t('activities.print')}</Button>}
    >
      <Sheet>
        <Section title={t('activities.poster.scan')}>
          <div className={classes.poster}>
            <Square code={address.toUpperCase()} />
            <p className={layout.words}>{address}</p>
            <p className={layout.quiet}>
              {t('activities.poster.until', { clock: formatClock(until), day: formatDay(until) })}
            </p>
          </div>
          <p className={classes.noPrint}>
            <PageLink to="/activities/$id/door" params={{ id }}>
              {t('activities.door.title')}
            </PageLink>
          </p>
        </Section>
      </Sheet>
    </Page>
  )
}
