import type { Client } from 'pg'
import { databasePassword, type RootKey } from '#kernel/root-key.ts'

/** Roles that sign in to the database, each for itself; `nangmai_facts` only owns the fact views. */
export const loginRoles = [
  'nangmai_owner',
  'nangmai_app',
  'nangmai_intake',
  'nangmai_jobs',
  'nangmai_worker',
  'nangmai_backup',
  'nangmai_reporter',
] as const

export type LoginRole = (typeof loginRoles)[number]

const attributes: Record<LoginRole, string> = {
  nangmai_owner: 'noinherit', // an inheriting member of nangmai_facts would pass the fact policies and see every row
  nangmai_app: 'inherit',
  nangmai_intake: 'inherit',
  nangmai_jobs: 'inherit',
  nangmai_worker: 'inherit',
  nangmai_backup: 'inherit bypassrls', // a filtered backup would be a silent loss
  nangmai_reporter: 'inherit',
}

/** What holds for everything a role asks. */
const settings: Partial<Record<LoginRole, Readonly<Record<string, string>>>> = {
  nangmai_app: { statement_timeout: '15s', idle_in_transaction_session_timeout: '30s' },
  nangmai_intake: { statement_timeout: '15s', idle_in_transaction_session_timeout: '30s' },
  nangmai_reporter: {
    statement_timeout: '60s',
    idle_in_transaction_session_timeout: '30s',
    // Few questions, each over many rows: what a day or a place selects decides the plan, so none is kept from the last time.
    plan_cache_mode: 'force_custom_plan',
    work_mem: '32MB',
  },
}

/**
 * Creates the roles or brings them up to date, as a superuser. Passwords derive from the root key, so the
 * key file opens the database and nothing else has to be kept. Safe to run at every start.
 */
export async function ensureRoles(superuser: Client, key: RootKey): Promise<void> {
  await superuser.query('begin')
  await superuser.query("select pg_advisory_xact_lock(hashtext('nangmai roles'))")
  await ensureRole(superuser, 'nangmai_facts', 'nologin noinherit')
  for (const role of loginRoles) {
    await ensureRole(superuser, role, `login nosuperuser nocreatedb nocreaterole ${attributes[role]}`)
    await superuser.query(`alter role ${role} password '${databasePassword(key, role)}'`)
    for (const [setting, value] of Object.entries(settings[role] ?? {}))
      await superuser.query(`alter role ${role} set ${setting} = '${value}'`)
  }
  await superuser.query('grant nangmai_facts to nangmai_owner')
  await superuser.query('commit')
}

/**
 * Creates the database, owned by `nangmai_owner`, if it is not there. From template0, to keep it free of a
 * site's own extras, or from a database made earlier (tests clone a prepared one).
 */
export async function ensureDatabase(superuser: Client, name: string, template = 'template0'): Promise<void> {
  const database = superuser.escapeIdentifier(name)
  const found = await superuser.query('select 1 from pg_database where datname = $1', [name])
  if (found.rowCount === 0) {
    const from = superuser.escapeIdentifier(template)
    await superuser.query(`create database ${database} owner nangmai_owner template ${from} encoding 'UTF8'`)
  }
  await superuser.query(`revoke all on database ${database} from public`)
  await superuser.query(`grant connect, temporary on database ${database} to ${loginRoles.join(', ')}`)
  await superuser.query(`grant create on database ${database} to nangmai_worker`)
}

async function ensureRole(superuser: Client, role: string, options: string): Promise<void> {
  const found = await superuser.query('select 1 from pg_roles where rolname = $1', [role])
  await superuser.query(`${found.rowCount === 0 ? 'create' : 'alter'} role ${role} ${options}`)
}
