import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import type { BoardName } from '../board.codes.ts'
import { type Board, boardContracts } from '../board.contract.ts'
import classes from './Boards.module.css'
import { ChangeSection } from './ChangeSection.tsx'
import { DangerSection } from './DangerSection.tsx'
import { LateSection } from './LateSection.tsx'
import { OverdueSection } from './OverdueSection.tsx'
import { TargetSection } from './TargetSection.tsx'

/** One board: its questions, each answered in its heading. `?print` prints it as soon as it stands. */
export function BoardPage({ board }: { board: BoardName }) {
  const t = useText()
  const read = useRead(boardContracts[board], {}, { refetchInterval: 60_000 })
  usePrint(read.data !== undefined)
  return (
    <Page
      title={t(`boards.${board}.title`)}
      scope={
        read.data && (
          <span className="figures">{`${read.data.province.name} · ${formatClock(read.data.at)}, ${formatDay(read.data.at)}`}</span>
        )
      }
      actions={
        <span className={classes.noPrint}>
          <Button
            variant="default"
            leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('boards.print')}
          </Button>
        </span>
      }
    >
      {read.error && !read.data && <ErrorNote error={read.error} onRetry={() => void read.refetch()} />}
      {read.data ? <Questions data={read.data} /> : !read.error && <Waiting />}
    </Page>
  )
}

function Questions({ data }: { data: Board }) {
  const t = useText()
  return (
    <div className={classes.board}>
      <Sheet>
        <div className={classes.pair}>
          <div className={classes.half}>
            {data.danger && <DangerSection danger={data.danger} />}
            <ChangeSection change={data.change} />
          </div>
          <div className={classes.half}>
            {data.overdue && <OverdueSection overdue={data.overdue} />}
            {data.late && <LateSection late={data.late} />}
          </div>
        </div>
        {data.targets.length > 0 && <TargetSection targets={data.targets} year={data.at.slice(0, 4)} />}
      </Sheet>
      <p className={classes.foot}>{t('boards.foot')}</p>
    </div>
  )
}

function Waiting() {
  const t = useText()
  return (
    <Sheet>
      <Section title={t('boards.waiting')}>
        <TextSkeleton lines={6} />
      </Section>
    </Sheet>
  )
}

/** Prints once, without a mouse, when the address asks for it. */
function usePrint(isReady: boolean): void {
  const [address] = useAddress()
  const asking = useIsFetching()
  const isPrinted = useRef(false)
  useEffect(() => {
    if (!isReady || asking > 0 || address.print === undefined || isPrinted.current) return
    // A part that stands only now may ask for more, as the map for its lines: what is asked again begins the wait anew.
    const wait = setTimeout(async () => {
      isPrinted.current = true
      await document.fonts.ready
      window.print()
    }, 300)
    return () => clearTimeout(wait)
  }, [isReady, asking, address.print])
}
