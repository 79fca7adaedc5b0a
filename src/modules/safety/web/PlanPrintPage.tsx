import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { minutesToPrint, planParts } from '../plan.codes.ts'
import { readSafetyPlanPrintContract } from '../plan.contract.ts'
import classes from './safety.module.css'

/** The plan on paper: a plain list of household words. It tells no name, no case and no office. */
export default function PlanPrintPage() {
  const t = useText()
  const id = useParam('id')
  const print_id = useParam('print')
  const print = useRead(
    readSafetyPlanPrintContract,
    { params: { case_id: id, print_id } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  const back = (
    <PageLink to="/cases/$id" params={{ id }} search={{ tab: 'risk' }}>
      {t('safety.print.back')}
    </PageLink>
  )
  if (!print.data && !print.error) return <PageSkeleton />
  if (!print.data)
    return (
      <Page title={t('safety.print.title')}>
        <ErrorNote error={print.error} />
        <p>
          {t('safety.print.over', { n: minutesToPrint })} {back}
        </p>
      </Page>
    )
  return (
    <Page
      title={t('safety.print.neutral')}
      actions={
        <Button
          leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('safety.print.now')}
        </Button>
      }
    >
      <p className={`${classes.noPrint} ${layout.quiet}`}>
        {t('safety.print.neutral_note')} {back}
      </p>
      <Sheet>
        <dl className={classes.paper}>
          {planParts
            .filter((part) => print.data.parts[part])
            .map((part) => (
              <div key={part} className={classes.part}>
                <dt>{t(`safety.paper_part.${part}`)}</dt>
                <dd>{print.data.parts[part]}</dd>
              </div>
            ))}
        </dl>
      </Sheet>
    </Page>
  )
}
