import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { usePages, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { type Column, DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay, formatWhen } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listHandovers, previewHandover } from '../handover.contract.ts'
import { currentShift } from '../shift.contract.ts'
import { GiveForm } from './GiveForm.tsx'
import { HandoverFactsList } from './HandoverFacts.tsx'
import classes from './handover.module.css'
import { type Handover, OpenedHandover } from './OpenedHandover.tsx'

/** Sổ giao ca: one page that prints on A4; who leaves writes and signs, who comes signs. */
export default function HandoverPage() {
  const t = useText()
  const me = useMe()
  const may = useMay()
  const [opened, setOpened] = useState<Handover | undefined>()
  const book = usePages(listHandovers, {})
  const shift = useRead(currentShift, {})
  const facts = useRead(previewHandover, {})
  const toSign = book.items?.find((item) => item.to_staff === me.staff.id && !item.signed_to_at)
  const now = shift.data?.current
  const shown = opened ?? undefined
  return (
    <Page
      title={t('hotline.handover.title')}
      scope={
        now && (
          <span className="figures">
            {now.name} · {formatDay(now.starts_at)} · {formatClock(now.starts_at)}–{formatClock(now.ends_at)}
          </span>
        )
      }
      opening={t(
        toSign
          ? 'hotline.handover.opening_sign'
          : now
            ? 'hotline.handover.opening'
            : 'hotline.handover.opening_no_shift',
        { who: toSign?.from_name ?? '', moment: now ? formatClock(now.ends_at) : '' },
      )}
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('hotline.handover.print')}
        </Button>
      }
    >
      {toSign && <OpenedHandover key={toSign.id} handover={toSign} onClose={undefined} />}
      {shown && shown.id !== toSign?.id && (
        <OpenedHandover key={shown.id} handover={shown} onClose={() => setOpened(undefined)} />
      )}
      {!toSign && !shown && (
        <Sheet>
          <Section title={t('hotline.handover.facts')} note={t('hotline.handover.facts_note')}>
            <ErrorNote error={facts.error} onRetry={() => void facts.refetch()} />
            {facts.isPending && <TextSkeleton lines={4} />}
            {facts.data && <HandoverFactsList facts={facts.data} />}
          </Section>
          {may('handover.sign') && <GiveForm shift={shift.data} />}
        </Sheet>
      )}
      <div className={classes.book}>
        <Book book={book} onOpen={setOpened} />
      </div>
    </Page>
  )
}

function Book({
  book,
  onOpen,
}: {
  book: ReturnType<typeof usePages<typeof listHandovers>>
  onOpen: (handover: Handover) => void
}) {
  const t = useText()
  const { language } = useLanguage()
  const now = new Date(useNow())
  const columns: Column<Handover>[] = [
    {
      key: 'when',
      label: t('hotline.handover.when'),
      cell: (row) => <span className="figures">{formatWhen(row.signed_from_at, now, language)}</span>,
    },
    {
      key: 'people',
      label: t('hotline.handover.people'),
      phone: 'plain',
      cell: (row) => `${row.from_name} → ${row.to_name}`,
    },
    {
      key: 'signed',
      label: t('hotline.handover.signed'),
      cell: (row) =>
        row.signed_to_at ? (
          <span className="figures">
            {t('hotline.handover.signed_both', { moment: formatWhen(row.signed_to_at, now, language) })}
          </span>
        ) : (
          t('hotline.handover.signed_one')
        ),
    },
    {
      key: 'open',
      label: t('hotline.handover.open'),
      quiet: true,
      cell: (row) => (
        <Button
          variant="default"
          size="sm"
          onClick={() => onOpen(row)}
          aria-label={t('hotline.handover.open_of', {
            who: row.from_name,
            moment: formatWhen(row.signed_from_at, now, language),
          })}
        >
          {t('hotline.handover.open')}
        </Button>
      ),
    },
  ]
  return (
    <Sheet>
      <Section
        title={t('hotline.handover.book')}
        note={<PageLink to="/shifts">{t('hotline.shifts.title')}</PageLink>}
      >
        <DataList
          label={t('hotline.handover.book')}
          columns={columns}
          pages={book}
          rowKey={(row) => row.id}
          empty={{ sentence: t('hotline.handover.none') }}
        />
      </Section>
    </Sheet>
  )
}
