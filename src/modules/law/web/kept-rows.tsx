import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'

/** What every kept row says of itself. */
export interface Dated {
  valid_from: string
  valid_until: string | null
  source: string
  mark: 'C' | 'C*' | 'S' | 'R' | '?'
  edited_here: boolean
}

/** One thing of the law through time: its newest row, and those before it. */
export interface Thing<T> {
  id: string
  newest: T
  before: readonly T[]
}

/** Rows that name one thing laid together, newest first, in the order they come. */
export function thingsOf<T>(
  rows: readonly T[] | undefined,
  idOf: (row: T) => string,
): Thing<T>[] | undefined {
  if (!rows) return undefined
  const things = new Map<string, T[]>()
  for (const row of rows) things.set(idOf(row), [...(things.get(idOf(row)) ?? []), row])
  return [...things].flatMap(([id, [newest, ...before]]) => (newest ? [{ id, newest, before }] : []))
}

interface KeptPageProps<T extends Dated> {
  name: 'limits' | 'forms' | 'texts' | 'numbers'
  things: Thing<T>[] | undefined
  error: unknown
  onRetry: () => void
  /** What a search looks through. */
  wordsOf: (row: T) => string
  columns: readonly Column<Thing<T>>[]
  /** What may be done with a row; undefined for nothing. */
  act?: ((thing: Thing<T>) => ReactNode) | undefined
  actions?: ReactNode
  children?: ReactNode
}

/** A list of things of the law with search, each with the row that holds, its source and what held before. */
export function KeptPage<T extends Dated>(props: KeptPageProps<T>) {
  const { name, things, wordsOf, columns, act } = props
  const t = useText()
  const [address, change] = useAddress()
  const plain = (text: string) =>
    text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').toLowerCase()
  const q = address.q ?? ''
  const shown = things?.filter((thing) => plain(`${thing.id} ${wordsOf(thing.newest)}`).includes(plain(q)))
  return (
    <Page title={t(`law.${name}.title`)} opening={t(`law.${name}.opening`)} actions={props.actions}>
      <Sheet>
        <DataList
          label={t(`law.${name}.title`)}
          rows={shown}
          rowKey={(thing) => thing.id}
          error={props.error}
          onRetry={props.onRetry}
          empty={{ sentence: t('law.kept.none'), next: t('law.kept.none_next') }}
          filter={
            <SearchField
              label={t('law.kept.search')}
              value={q}
              onChange={(next) => change({ q: next || undefined })}
            />
          }
          columns={[
            ...columns,
            {
              key: 'since',
              label: t('law.kept.since'),
              cell: ({ newest, before }) => <Since newest={newest} before={before} />,
            },
            { key: 'source', label: t('law.source'), cell: ({ newest }) => <Source row={newest} /> },
            ...(act ? [{ key: 'act', label: t('law.kept.change'), quiet: true, cell: act }] : []),
          ]}
        />
      </Sheet>
      {props.children}
    </Page>
  )
}

function Since({ newest, before }: { newest: Dated; before: readonly Dated[] }) {
  const t = useText()
  const isComing = newest.valid_from > dayKey(new Date())
  return (
    <>
      <span className="figures">{formatDay(newest.valid_from)}</span>
      {isComing && <SubLine>{t('law.kept.coming')}</SubLine>}
      {before.map((row) => (
        <SubLine key={row.valid_from}>{t('law.kept.before', { day: formatDay(row.valid_from) })}</SubLine>
      ))}
    </>
  )
}

function Source({ row }: { row: Dated }) {
  const t = useText()
  return (
    <>
      {row.source}
      <SubLine>
        {t(`law.mark.${row.mark}`)}
        {row.edited_here && ` · ${t('law.kept.here')}`}
      </SubLine>
    </>
  )
}

/** The quiet button at the end of a row, which names its row for whoever does not see it. */
export function ChangeButton({ of, label, onClick }: { of: string; label: string; onClick: () => void }) {
  return (
    <Button variant="subtle" size="sm" onClick={onClick}>
      {label}
      <span className="unseen"> {of}</span>
    </Button>
  )
}
