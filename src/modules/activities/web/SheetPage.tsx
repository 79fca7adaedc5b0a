import { Button } from '@mantine/core'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readActivityContract } from '../activity.contract.ts'
import classes from './Activities.module.css'
import { daysText } from './activity-columns.tsx'

const lines = 22

/** The list for wet signatures on A4, with room for the totals by group at its foot. */
export default function SheetPage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(
    readActivityContract,
    { params: { activity_id: id } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  const view = read.data
  if (!view)
    return read.error ? (
      <Page title={t('activities.sheet.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  const columns = ['no', 'name', 'position', 'sex', 'signature'] as const
  return (
    <Page
      title={t('activities.sheet.title')}
      opening={`${view.title} · ${daysText(view)} · ${[view.venue, view.place.name].filter(Boolean).join(', ')}`}
      actions={<Button onClick={() => window.print()}>{t('activities.print')}</Button>}
    >
      <p className={`${classes.noPrint} ${layout.quiet}`}>
        {t('activities.sheet.hint')}{' '}
        <PageLink to="/activities/$id" params={{ id }}>
          {t('activities.door.back')}
        </PageLink>
      </p>
      <Sheet>
        <table className={classes.paper} aria-label={t('activities.sheet.title')}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`activities.sheet.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: lines }, (_, at) => at + 1).map((no) => (
              <tr key={no}>
                <td className="figures">{no}</td>
                <td />
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
        <p>{t('activities.sheet.totals')}</p>
      </Sheet>
    </Page>
  )
}
