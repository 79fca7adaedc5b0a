import { createHmac, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import type { House } from '#kernel/context.ts'
import { deriveKey, type RootKey } from '#kernel/root-key.ts'
import { BackupProblem } from './backup-problem.ts'

/** Word of an erasure that stands outside the database, so that no restore brings a destroyed key back. Ids only. */
const Tombstone = z.strictObject({
  case_id: z.uuid(),
  contact_id: z.uuid().nullable(),
  erased_at: z.iso.datetime(),
  backups_gone_on: z.iso.date(),
  mac: z.string(),
})
type Tombstone = z.infer<typeof Tombstone>
type Word = Omit<Tombstone, 'mac'>

/** Where tombstones lie: beside the data and, where there is another disk, there as well. */
export function tombstoneFolders(settings: { dataDir: string; anchorDir?: string | undefined }): string[] {
  const beside = path.join(settings.dataDir, 'tombstones')
  return settings.anchorDir ? [beside, path.join(settings.anchorDir, 'tombstones')] : [beside]
}

/** Lays down what was erased since the last turn, then says so in the database. A file that is there already stays. */
export async function layDownTombstones(
  { jobs, base }: { jobs: House['db']; base: RootKey },
  folders: readonly string[],
): Promise<number> {
  const { rows } = await sql<{
    case_id: string
    contact_id: string | null
    erased_at: Date
    gone_on: string
  }>`
    select case_id, contact_id, erased_at, backups_gone_on::text as gone_on from erasure where tombstone_at is null order by erased_at limit 200`.execute(
    jobs,
  )
  for (const row of rows) {
    const word = {
      case_id: row.case_id,
      contact_id: row.contact_id,
      erased_at: row.erased_at.toISOString(),
      backups_gone_on: row.gone_on,
    }
    for (const folder of folders) await writeTombstone(folder, { ...word, mac: macOf(base, word) })
    await sql`update erasure set tombstone_at = now() where case_id = ${row.case_id}`.execute(jobs)
  }
  return rows.length
}

/**
 * Destroys once more, in a database just restored, what was erased after its backup was made. As a superuser. Refuses with
 * `tombstone.broken` for a file that was changed: whoever restores must know which erasure it stood for.
 */
export async function obeyTombstones(
  superuser: pg.Client,
  base: RootKey,
  folders: readonly string[],
): Promise<number> {
  const words = await readTombstones(base, folders)
  for (const { case_id, contact_id, erased_at, backups_gone_on } of words.values()) {
    await superuser.query(
      'select access.destroy_case(id, $2) from case_file where id = $1 and sealed_key is not null',
      [case_id, contact_id !== null],
    )
    await superuser.query(
      `insert into erasure (case_id, case_code, province_id, agency_id, contact_id, erased_at, backups_gone_on, tombstone_at)
       select id, code, province_id, agency_id, $2, $3, $4, now() from case_file where id = $1 on conflict do nothing`,
      [case_id, contact_id, erased_at, backups_gone_on],
    )
  }
  return words.size
}

async function readTombstones(base: RootKey, folders: readonly string[]): Promise<Map<string, Word>> {
  const words = new Map<string, Word>()
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((each) => each.endsWith('.json'))) {
      const file = path.join(folder, name)
      const read = Tombstone.safeParse(jsonOf(await readFile(file, 'utf8')))
      if (!read.success) throw new BackupProblem('tombstone.broken', file)
      const { mac, ...word } = read.data
      const [told, right] = [Buffer.from(mac, 'hex'), Buffer.from(macOf(base, word), 'hex')]
      if (told.length !== right.length || !timingSafeEqual(told, right))
        throw new BackupProblem('tombstone.broken', file)
      words.set(word.case_id, word)
    }
  }
  return words
}

/** Whole or not at all: written aside, made durable, then named. */
async function writeTombstone(folder: string, tombstone: Tombstone): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${tombstone.case_id}.json`)
  const handle = await open(`${file}.new`, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(tombstone)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.new`, file)
}

function macOf(base: RootKey, { case_id, contact_id, erased_at, backups_gone_on }: Word): string {
  return createHmac('sha256', deriveKey(base, 'session-mac'))
    .update(`tombstone\n${JSON.stringify([case_id, contact_id, erased_at, backups_gone_on])}`)
    .digest('hex')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
