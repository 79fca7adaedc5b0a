import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { fold } from '#kernel/fold.ts'
import { Begun, TakenUp } from '#modules/access/web/begun.part.tsx'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { identifyingIn } from '#modules/documents/identifying.rule.ts'
import { ApiRefusal, useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress, useGo } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { recordActivitiesContract } from '../activity.contract.ts'
import {
  dayOf,
  emptyRow,
  isEmpty,
  pastedCells,
  readTable,
  type TableColumn,
  type TableFault,
  type TableRow,
  tableColumns,
  withPaste,
} from '../table.rule.ts'
import classes from './Activities.module.css'
import { searchPlacesOn } from './place-then.ts'
import { useCodes } from './use-codes.ts'

const draftForm = 'activity_table'
const mostRows = 200
const begin = () => Array.from({ length: 8 }, emptyRow)
/** Columns of words are wide, those of numbers narrow; the others between. */
const widths: Partial<Record<TableColumn, 'wide' | 'narrow'>> = {
  title: 'wide',
  place: 'wide',
  attendances: 'narrow',
  female: 'narrow',
  male: 'narrow',
}
const cellId = (row: number, column: TableColumn) => `cell-${row}-${column}`

/** Many short activities at once, in a table like a spreadsheet: typed, or pasted from Excel. */
export default function TablePage() {
  const t = useText()
  const [{ draft }] = useAddress()
  const [ref] = useState(() => crypto.randomUUID())
  const [start] = useState(begin)
  if (!draft) return <Table key="new" clientRef={ref} start={start} seq={0} isNew />
  return (
    <TakenUp clientRef={draft} title={t('activities.table.title')}>
      {({ content, seq, saved_at }) => (
        <Table
          clientRef={draft}
          start={(content as { rows?: TableRow[] }).rows ?? start}
          seq={seq}
          savedAt={saved_at}
        />
      )}
    </TakenUp>
  )
}

interface TableProps {
  clientRef: string
  start: TableRow[]
  seq: number
  savedAt?: string
  isNew?: boolean
}

function Table({ clientRef, start, seq, savedAt, isNew }: TableProps) {
  const t = useText()
  const go = useGo()
  const codes = useCodes()
  const [rows, setRows] = useState(start)
  const [faults, setFaults] = useState<TableFault[]>([])
  const [isReading, setReading] = useState(false)
  const [firstRows, setFirstRows] = useState<number[]>([])
  const act = useAct(recordActivitiesContract, { onDone: () => go({ to: '/activities' }) })
  const draft = useDraft({
    ref: clientRef,
    form: draftForm,
    content: { rows },
    isTouched: seq > 0 || JSON.stringify(rows) !== JSON.stringify(start),
    taken: { seq, savedAt },
  })
  const change = (at: number, column: TableColumn, value: string) => {
    setRows((now) => now.map((row, place) => (place === at ? { ...row, [column]: value } : row)))
    setFaults((now) => now.filter((fault) => fault.row !== at || fault.column !== column))
  }
  const send = async (status: 'planned' | 'held') => {
    if (act.isPending || isReading) return
    setReading(true)
    const today = dayKey(new Date())
    const places = await placesOf(rows)
    setReading(false)
    const read = readTable(rows, {
      kinds: codes.choices('kind', today),
      audiences: codes.choices('audience', today),
      placeOf: (name, on) => places.get(`${on} ${fold(name)}`),
    })
    setFaults(read.faults)
    setFirstRows(read.starts)
    const [first] = read.faults
    if (first) return document.getElementById(cellId(first.row, first.column))?.focus()
    if (read.bodies.length === 0) return
    await draft.finish()
    act.mutate(
      { body: { status, rows: read.bodies, client_ref: clientRef } },
      { onError: () => draft.reopen() },
    )
  }
  const faultAt = (row: number, column: TableColumn) =>
    faults.find((fault) => fault.row === row && fault.column === column)
  const signs = identifyingIn(...rows.flatMap((row) => [row.title, row.venue]))
  const refused = act.error instanceof ApiRefusal ? Number(act.error.facts.row) : Number.NaN
  const refusedRow = firstRows[refused - 1]
  return (
    <Page title={t('activities.table.title')} opening={t('activities.table.opening')}>
      {isNew && <Begun form={draftForm} ownSheet />}
      <Form onSend={() => void send('held')}>
        <Sheet>
          <Section title={t('activities.table.rows')} note={t('activities.table.hint')}>
            <div className={classes.wide}>
              <table className={classes.sheet} aria-label={t('activities.table.title')}>
                <thead>
                  <tr>
                    <th scope="col">{t('activities.sheet.no')}</th>
                    {tableColumns.map((column) => (
                      <th key={column} scope="col">
                        {t(`activities.table.column.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the table
                    <tr key={at}>
                      <th scope="row">{at + 1}</th>
                      {tableColumns.map((column) => (
                        <td key={column}>
                          <input
                            id={cellId(at, column)}
                            aria-label={`${t('activities.row')} ${at + 1}, ${t(`activities.table.column.${column}`)}`}
                            aria-invalid={faultAt(at, column) ? true : undefined}
                            data-width={widths[column]}
                            list={column === 'kind' || column === 'audience' ? `list-${column}` : undefined}
                            maxLength={300}
                            value={row[column]}
                            onChange={(event) => change(at, column, event.currentTarget.value)}
                            onKeyDown={(event) => walk(event, at, column)}
                            onPaste={(event) => {
                              const cells = pastedCells(event.clipboardData.getData('text/plain'))
                              if (cells.length === 1 && cells[0]?.length === 1) return
                              event.preventDefault()
                              setRows((now) => withPaste(now, { row: at, column }, cells, mostRows))
                              setFaults([])
                            }}
                          />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {(['kind', 'audience'] as const).map((list) => (
              <datalist key={list} id={`list-${list}`}>
                {codes.choices(list, dayKey(new Date())).map(({ value, label }) => (
                  <option key={value} value={label} />
                ))}
              </datalist>
            ))}
            <div className={layout.acts}>
              <Button
                variant="default"
                aria-disabled={rows.length >= mostRows}
                onClick={() => rows.length < mostRows && setRows((now) => [...now, emptyRow()])}
              >
                {t('activities.table.add')}
              </Button>
            </div>
            {faults.length > 0 && (
              <div role="alert">
                <strong>{t('activities.table.faults', { n: faults.length })}</strong>
                <ul>
                  {faults.slice(0, 50).map((fault) => (
                    <li key={`${fault.row} ${fault.column} ${fault.key}`}>
                      <a href={`#${cellId(fault.row, fault.column)}`}>
                        {t('activities.row')} {fault.row + 1}, {t(`activities.table.column.${fault.column}`)}
                      </a>
                      : {t(fault.key)}
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {signs.length > 0 && (
              <output>
                <strong>{t('activities.signs.title')}</strong>{' '}
                {signs.map((sign) => t(`files.sign.${sign}`)).join(' ')}
              </output>
            )}
          </Section>
          {refusedRow !== undefined && <p>{t('activities.table.refused', { row: refusedRow + 1 })}</p>}
          <ErrorNote error={act.error} />
          <FormFoot missing={undefined}>
            <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
            <Button
              variant="default"
              aria-disabled={act.isPending || isReading}
              onClick={() => void send('planned')}
            >
              {t('activities.new.as_planned')}
            </Button>
            <Button type="submit" aria-disabled={act.isPending || isReading}>
              {t('activities.new.as_held')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </Page>
  )
}

/** Up, down and Enter walk between the rows of a column, as in a spreadsheet. */
function walk(event: KeyboardEvent<HTMLInputElement>, row: number, column: TableColumn): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0
  // A list of suggestions is walked with the arrows, too.
  const isListed = column === 'kind' || column === 'audience'
  if (step === 0 || event.ctrlKey || event.metaKey || (isListed && event.key !== 'Enter')) return
  event.preventDefault()
  document.getElementById(cellId(row + step, column))?.focus()
}

/** Every place named in the table, looked up once: its id, or that several bear the name. */
async function placesOf(rows: readonly TableRow[]): Promise<Map<string, string | 'many'>> {
  const found = new Map<string, string | 'many'>()
  for (const row of rows) {
    const on = dayOf(row.day)
    const key = `${on} ${fold(row.place)}`
    if (isEmpty(row) || !on || !row.place.trim() || found.has(key)) continue
    const same = (await searchPlacesOn(row.place, on)).filter(({ label }) => fold(label) === fold(row.place))
    if (same[0]) found.set(key, same.length > 1 ? 'many' : same[0].id)
  }
  return found
}
