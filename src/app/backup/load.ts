import type { Client } from 'pg'
import { BackupProblem } from './backup-problem.ts'
import { copyIn, copyOut, quoted, quotedList } from './copy.ts'
import type { Frame, Manifest, TableFacts, TableTotals } from './frames.ts'
import { createRowDigest } from './row-digest.ts'
import { copyTableOut, listTables } from './take.ts'

/**
 * Puts the rows of a backup into tables that its own migrations have made, in one transaction of a superuser. Triggers
 * and foreign keys rest meanwhile: the rows were whole together when they were read. Then each table is read again and
 * held against its totals.
 */
export async function loadRows(
  superuser: Client,
  manifest: Manifest,
  frames: AsyncIterator<Frame>,
): Promise<{ tables: number; rows: number }> {
  await superuser.query('set local session_replication_role = replica')
  const made = await listTables(superuser)
  await superuser.query(`truncate ${made.map(({ schema, name }) => quoted(schema, name)).join(', ')}`) // what migrations themselves had put in

  let tables = 0
  let rows = 0
  const loaded: { table: TableFacts; totals: TableTotals }[] = []
  while (true) {
    const frame = await nextFrame(frames)
    if (frame.kind === 'end') break
    if (frame.kind !== 'table') throw new BackupProblem('backup.damaged', frame.kind)
    const totals = await loadTable(superuser, frame.table, frames)
    loaded.push({ table: frame.table, totals })
    tables += 1
    rows += totals.rows
  }
  for (const { table, totals } of loaded) await requireSameRows(superuser, table, totals)
  for (const { schema, name, lastValue } of manifest.sequences) {
    await superuser.query('select setval($1::regclass, $2::bigint)', [quoted(schema, name), lastValue])
  }
  await superuser.query('set local session_replication_role = origin')
  return { tables, rows }
}

async function loadTable(
  superuser: Client,
  table: TableFacts,
  frames: AsyncIterator<Frame>,
): Promise<TableTotals> {
  let totals: TableTotals | undefined
  async function* rows(): AsyncGenerator<Buffer> {
    while (!totals) {
      const frame = await nextFrame(frames)
      if (frame.kind === 'rows') yield frame.bytes
      else if (frame.kind === 'totals') totals = frame.totals
      else throw new BackupProblem('backup.damaged', frame.kind)
    }
  }
  await copyIn(
    superuser,
    `copy ${quoted(table.schema, table.name)} (${quotedList(table.columns)}) from stdin (format binary)`,
    rows(),
  )
  if (!totals) throw new BackupProblem('backup.damaged', `${table.schema}.${table.name}`)
  return totals
}

async function requireSameRows(superuser: Client, table: TableFacts, totals: TableTotals): Promise<void> {
  const digest = createRowDigest()
  for await (const rows of copyOut(superuser, copyTableOut(table))) {
    for (const row of rows) digest.add(row)
  }
  const found = digest.totals()
  if (found.rows !== totals.rows || found.digest !== totals.digest) {
    throw new BackupProblem('backup.damaged', `${table.schema}.${table.name}: ${found.rows} ≠ ${totals.rows}`)
  }
}

async function nextFrame(frames: AsyncIterator<Frame>): Promise<Frame> {
  const next = await frames.next()
  if (next.done) throw new BackupProblem('backup.cut', 'khung · frame')
  return next.value
}
