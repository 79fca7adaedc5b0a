import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readRecourseContract } from '../recourse.contract.ts'
import classes from './Recourse.module.css'

/** One A4 for the new school: what the child needs there. No case, no centre, no reason, no old address. */
export default function SchoolNeedPage() {
  const t = useText()
  const [id, paperId] = [useParam('id'), useParam('paper')]
  const view = useRead(readRecourseContract, { params: { case_id: id } }, { staleTime: 5 * 60_000 })
  const paper = view.data?.papers.find((each) => each.id === paperId)
  if (!view.data && !view.error) return <PageSkeleton />
  return (
    <Page
      title={t('recourse.school.title')}
      actions={
        paper?.need && (
          <Button
            className={classes.noPrint}
            leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('recourse.school.print')}
          </Button>
        )
      }
    >
      <ErrorNote error={view.error} />
      <p className={`${classes.noPrint} ${layout.quiet}`}>
        {t('recourse.school.note')}{' '}
        <PageLink to="/cases/$id" params={{ id }} search={{ tab: 'recourse' }}>
          {t('recourse.school.back')}
        </PageLink>
      </p>
      <Sheet>
        <div className={classes.paper}>
          {paper?.need ? (
            <>
              <p>{t('recourse.school.name_line')}</p>
              <p className={layout.words}>{paper.need}</p>
              <p>{t('recourse.school.foot', { day: formatDay(new Date()) })}</p>
            </>
          ) : (
            <p>{t('recourse.school.none')}</p>
          )}
        </div>
      </Sheet>
    </Page>
  )
}
