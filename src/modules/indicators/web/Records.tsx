import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { listFigureRecords } from '../indicator.contract.ts'
import classes from './Figures.module.css'
import { goalOf, unseenKey, valueText } from './figure-text.rule.ts'

type RecordItem = ReplyOf<typeof listFigureRecords>['items'][number]

interface Asked {
  from: string
  until: string
  place?: string
  units?: string
}

const perPage = 20

/** The records that make a figure: those the reader may open by link, the others as one count. */
export function Records({ code, query }: { code: string; query: Asked | undefined }) {
  const t = useText()
  const records = useRead(
    listFigureRecords,
    { params: { code }, query: { ...(query ?? { from: '', until: '' }), limit: perPage } },
    { enabled: query !== undefined },
  )
  const { total, unseen } = records.data ?? {}
  return (
    <Section
      title={t('indicators.records.title')}
      note={total === undefined ? undefined : t('indicators.records.total', { n: valueText(total) })}
    >
      <ErrorNote error={records.error} onRetry={() => void records.refetch()} />
      {!records.data && !records.error && <TextSkeleton lines={4} />}
      {total === 0 && <p className={classes.note}>{t('indicators.records.none')}</p>}
      {records.data && query && <Pages code={code} query={query} after={undefined} />}
      {unseen === '…' && typeof total === 'number' && (
        <p className={classes.unseenRest}>{t('indicators.records.unseen_many')}</p>
      )}
      {unseen !== undefined && unseen !== 0 && typeof unseen === typeof total && (
        <p className={classes.unseenRest}>
          {t(unseenKey(unseen, (records.data?.items.length ?? 0) > 0), { n: valueText(unseen) })}
        </p>
      )}
    </Section>
  )
}

/** One page of records and, once asked for, the next below it. */
function Pages({ code, query, after }: { code: string; query: Asked; after: string | undefined }) {
  const t = useText()
  const [isMore, setMore] = useState(false)
  const page = useRead(listFigureRecords, {
    params: { code },
    query: { ...query, limit: perPage, ...(after ? { after } : {}) },
  })
  const next = page.data?.next
  return (
    <>
      <ErrorNote error={page.error} onRetry={() => void page.refetch()} />
      {page.data && page.data.items.length > 0 && (
        <ul className={classes.records}>
          {page.data.items.map((item) => (
            <Line key={item.id} item={item} />
          ))}
        </ul>
      )}
      {next && !isMore && (
        <Button variant="subtle" onClick={() => setMore(true)}>
          {t('ui.list.more')}
        </Button>
      )}
      {next && isMore && <Pages code={code} query={query} after={next} />}
    </>
  )
}

/** One record: when, what kind, where; opens its page. */
export function Line({ item }: { item: RecordItem }) {
  const t = useText()
  return (
    <li>
      <time className="figures" dateTime={item.on}>
        {formatDay(item.on)}
      </time>
      <PageLink {...goalOf(item.opens)}>
        {t(`indicators.kind.${item.kind}`)}
        <span className="unseen">, {formatDay(item.on)}</span>
      </PageLink>
      {item.place && <span className={classes.note}>{item.place.name}</span>}
    </li>
  )
}
