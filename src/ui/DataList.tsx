import { Button, Skeleton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import classes from './DataList.module.css'
import { ErrorNote } from './ErrorNote.tsx'
import { useFew } from './few.tsx'
import { type Goal, PageLink } from './links.tsx'
import { placeholders } from './Skeletons.tsx'
import { useText } from './text.ts'

/** One column: time left or state first, then what, then who or basis, last the act. */
export interface Column<T> {
  key: string
  label: string
  cell: (row: T) => ReactNode
  /** Numbers stand at the end of their column with digits of equal width. */
  figures?: boolean
  /** The cell that carries the row's link. */
  main?: boolean
  /** On a phone: `plain` without its label (default for the first and the main column), `hidden` left out. */
  phone?: 'plain' | 'hidden'
  /** The label is for screen readers alone, as over buttons. */
  quiet?: boolean
}

interface Pages<T> {
  items: readonly T[] | undefined
  error: unknown
  hasMore: boolean
  isFetchingMore: boolean
  fetchMore: () => void
  retry: () => void
}

export interface DataListProps<T> {
  /** Names the list for screen readers. */
  label: string
  columns: readonly Column<T>[]
  /** A list that comes in pages, as `usePages` gives it. */
  pages?: Pages<T>
  /** A list that comes whole; undefined while it is on its way. */
  rows?: readonly T[] | undefined
  /** On a page of many lists: only so many at first, the rest behind one button. */
  few?: number
  rowKey: (row: T) => string
  rowGoal?: (row: T) => Goal
  /** Rows of one group follow each other; each group gets a line with its name and its count or note. */
  groupOf?: (row: T) => { key: string; label: string; note?: string }
  error?: unknown
  onRetry?: () => void
  /** One sentence, and the next step. */
  empty: { sentence: string; next?: ReactNode }
  /** Search and filters, kept in sight above the rows. */
  filter?: ReactNode
  /** Place of the Excel button. */
  exportAs?: ReactNode
}

/** A list as rows, never cards; pages follow each other by "Xem thêm". Below 640 px each row folds to a block. */
export function DataList<T>(props: DataListProps<T>) {
  const { label, columns, pages, filter, exportAs } = props
  const { shown: rows, more } = useFew(pages ? pages.items : props.rows, props.few)
  const error = pages ? pages.error : props.error
  const onRetry = pages ? pages.retry : props.onRetry
  const t = useText()
  return (
    <div className={classes.list}>
      {(filter || exportAs) && (
        <search className={classes.bar}>
          <div className={classes.filter}>{filter}</div>
          {exportAs}
        </search>
      )}
      {error && !rows ? (
        <div className={classes.failed}>
          <ErrorNote error={error} onRetry={onRetry} />
        </div>
      ) : rows?.length === 0 ? (
        <p className={classes.empty}>
          <strong>{props.empty.sentence}</strong>{' '}
          <span className={classes.emptyNext}>{props.empty.next}</span>
        </p>
      ) : (
        <table className={classes.table} aria-label={label} aria-busy={!rows}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={classOf(column)}>
                  {column.quiet ? <span className="unseen">{column.label}</span> : column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows ? <Rows {...props} rows={rows} /> : <WaitingRows columns={columns.length} />}</tbody>
        </table>
      )}
      {more && <div className={classes.more}>{more}</div>}
      {rows && !more && pages?.hasMore && (
        <div className={classes.more}>
          <Button
            variant="subtle"
            leftSection={<IconChevronDown size={20} stroke={1.75} aria-hidden />}
            aria-disabled={pages.isFetchingMore}
            onClick={() => !pages.isFetchingMore && pages.fetchMore()}
          >
            {t(pages.isFetchingMore ? 'ui.list.fetching' : 'ui.list.more')}
          </Button>
        </div>
      )}
      {rows && Boolean(error) && (
        <div className={classes.failed}>
          <ErrorNote error={error} onRetry={onRetry} />
        </div>
      )}
    </div>
  )
}

function Rows<T>({ columns, rows, rowKey, rowGoal, groupOf }: DataListProps<T> & { rows: readonly T[] }) {
  return rows.map((row, index) => {
    const group = groupOf?.(row)
    const before = rows[index - 1]
    const isNewGroup = group && (!before || groupOf?.(before).key !== group.key)
    return (
      <Fragment key={rowKey(row)}>
        {isNewGroup && (
          <tr className={classes.group}>
            <th colSpan={columns.length} scope="rowgroup">
              {group.label}
              {group.note && <span className={classes.groupNote}>{group.note}</span>}
            </th>
          </tr>
        )}
        <tr className={classes.row}>
          {columns.map((column, place) => {
            const isPlain = column.phone === 'plain' || column.main || column.quiet || place === 0
            const content = column.cell(row)
            return (
              <td
                key={column.key}
                className={classOf(column)}
                data-label={isPlain ? undefined : column.label}
                data-phone={column.phone}
              >
                {column.main && rowGoal ? (
                  <PageLink {...rowGoal(row)} className={classes.link}>
                    {content}
                  </PageLink>
                ) : (
                  content
                )}
              </td>
            )
          })}
        </tr>
      </Fragment>
    )
  })
}

function classOf({
  figures,
  main,
  quiet,
}: Pick<Column<unknown>, 'figures' | 'main' | 'quiet'>): string | undefined {
  if (figures) return `${classes.end} figures`
  return main ? classes.main : quiet ? classes.quiet : undefined
}

/** The second, quieter line of a cell. */
export function SubLine({ children }: { children: ReactNode }) {
  return <span className={classes.sub}>{children}</span>
}

function WaitingRows({ columns }: { columns: number }) {
  return placeholders(5).map((row) => (
    <tr key={row} className={classes.row}>
      {placeholders(columns).map((cell, column) => (
        <td key={cell}>
          <Skeleton height={12} radius="xs" animate={false} width={column === 1 ? '80%' : '55%'} />
        </td>
      ))}
    </tr>
  ))
}
