import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'

/** Why a database cannot be brought to this program's schema. */
export class SchemaProblem extends Error {
  readonly code: 'schema.newer' | 'schema.changed'
  constructor(code: 'schema.newer' | 'schema.changed', sentence: string) {
    super(sentence)
    this.code = code
  }
}

const folder = path.resolve(import.meta.dirname, '../../db/migrations')

interface Migration {
  name: string
  sql: string
  sha256: string
}

/** All migrations of this program, in order of their timestamps. */
export async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Which migrations are still to run. Refuses with `schema.newer` when the database knows one that this
 * program does not, and with `schema.changed` when one that has run was edited afterwards.
 */
export async function pendingMigrations(owner: Client): Promise<Migration[]> {
  const known = await owner.query("select to_regclass('public.schema_migration') is not null as there")
  const done = new Map<string, string>()
  if (known.rows[0].there) {
    for (const row of (await owner.query('select name, sha256 from public.schema_migration')).rows)
      done.set(row.name, row.sha256)
  }
  const migrations = await listMigrations()
  const names = new Set(migrations.map((migration) => migration.name))
  for (const name of done.keys()) {
    if (!names.has(name)) {
      throw new SchemaProblem(
        'schema.newer',
        `Cơ sở dữ liệu mới hơn chương trình (có bước ${name}). Hãy cập nhật chương trình rồi chạy lại. / The database is newer than this program.`,
      )
    }
  }
  for (const migration of migrations) {
    const sha256 = done.get(migration.name)
    if (sha256 && sha256 !== migration.sha256) {
      throw new SchemaProblem(
        'schema.changed',
        `Bước ${migration.name} đã chạy nhưng tệp đã bị sửa. / Migration ${migration.name} was edited after it had run.`,
      )
    }
  }
  return migrations.filter((migration) => !done.has(migration.name))
}

/** Runs what is pending as `nangmai_owner`, each file in a transaction of its own, so a killed run goes on where it stopped. */
export async function migrate(owner: Client): Promise<string[]> {
  await owner.query(`create table if not exists public.schema_migration (
    name text collate "C" primary key, sha256 text not null, applied_at timestamptz not null default now())`)
  await owner.query("select pg_advisory_lock(hashtext('nangmai migrate'))")
  try {
    const pending = await pendingMigrations(owner)
    for (const migration of pending) {
      try {
        await owner.query('begin')
        await owner.query(migration.sql)
        await owner.query('insert into public.schema_migration (name, sha256) values ($1, $2)', [
          migration.name,
          migration.sha256,
        ])
        await owner.query('commit')
      } catch (error) {
        await owner.query('rollback')
        throw new Error(`${migration.name}: ${(error as Error).message}`, { cause: error })
      }
    }
    return pending.map((migration) => migration.name)
  } finally {
    await owner.query("select pg_advisory_unlock(hashtext('nangmai migrate'))")
  }
}
