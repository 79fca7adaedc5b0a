import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { type CaseFileView, readCaseContract } from '../case.contract.ts'
import { notePrintContract, printParts } from '../case-work.contract.ts'
import { CaseScope } from './CaseHead.tsx'
import classes from './Cases.module.css'
import { choicesOf } from './labels.tsx'
import { PrintedPart } from './PrintedPart.tsx'

type PrintPart = (typeof printParts)[number]

/** Forms of a case on A4. Names stay covered on paper too, unless one was opened on purpose within this minute. */
export default function CasePrintPage() {
  const t = useText()
  const id = useParam('id')
  const file = useRead(readCaseContract, { params: { case_id: id } }, { staleTime: 5 * 60_000 })
  if (!file.data && !file.error) return <PageSkeleton />
  if (!file.data)
    return (
      <Page title={t('cases.print.title')}>
        <ErrorNote error={file.error} onRetry={() => void file.refetch()} />
      </Page>
    )
  return <Paper file={file.data} />
}

function Paper({ file }: { file: CaseFileView }) {
  const t = useText()
  const me = useMe()
  const now = new Date()
  const [parts, setParts] = useState<PrintPart[]>(['file', 'story'])
  // What is printed is on record before the paper comes out.
  const print = useAct(notePrintContract, { onDone: () => window.print(), refresh: [] })
  return (
    <Page
      title={t('cases.print.heading', { code: file.code })}
      opening={<CaseScope file={file} />}
      actions={
        <Button
          leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
          aria-disabled={print.isPending || parts.length === 0}
          onClick={() =>
            !print.isPending &&
            parts.length > 0 &&
            print.mutate({ params: { case_id: file.id }, body: { parts } })
          }
        >
          {t('cases.print.act')}
        </Button>
      }
    >
      <div className={classes.noPrint}>
        <p className={layout.quiet}>
          {t('cases.print.note')} {t('cases.print.recorded')}{' '}
          <PageLink to="/cases/$id" params={{ id: file.id }}>
            {t('cases.print.back')}
          </PageLink>
        </p>
        <ChoiceKeys<PrintPart>
          label={t('cases.print.what')}
          several
          choices={choicesOf(printParts, 'cases.print.part', t)}
          chosen={parts}
          onChange={setParts}
          error={parts.length === 0 ? t('cases.print.none') : undefined}
        />
        <ErrorNote error={print.error} />
      </div>
      <Sheet>
        <div className={classes.paper}>
          {printParts
            .filter((part) => parts.includes(part))
            .map((part) => (
              <PrintedPart key={part} part={part} file={file} />
            ))}
          <p className={layout.quiet}>
            {t('cases.print.by', {
              who: me.staff.display_name,
              day: formatDay(now),
              clock: formatClock(now),
            })}
          </p>
        </div>
      </Sheet>
    </Page>
  )
}
