import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { expect } from 'vitest'
import type { CallOf } from '#kernel/contract.ts'
import { newToken } from '#kernel/cookies.ts'
import { withClient } from '#kernel/schema.ts'
import type { takeContact } from '#modules/hotline/contact.contract.ts'

export interface RunningServer {
  child: ChildProcess
  url: string
  superuser: pg.ClientConfig
}

const childFile = path.resolve(import.meta.dirname, 'child.ts')

/** A folder for one installation, on a disk of one's own where one is given, and a server over it that may be killed and started again. */
export async function faultRig(disk = tmpdir()) {
  const dataDir = await mkdtemp(path.join(disk, 'nm-fault-'))
  const token = newToken()
  return {
    dataDir,
    token,
    /** `writesTo`: a file that gets all the server says, its log too, and a folder for what is temporary. */
    async start(writesTo?: { log: number; temp: string }): Promise<RunningServer> {
      const child = fork(childFile, [dataDir, token], {
        stdio: ['ignore', writesTo?.log ?? 'inherit', writesTo?.log ?? 'inherit', 'ipc'],
        env: { ...process.env, ...(writesTo ? { TMPDIR: writesTo.temp, NM_LOG: '1' } : {}) },
      })
      const said = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)])
      if (!said) throw new Error('the server ended before it listened')
      const { port, superuser, database } = said[0] as {
        port: number
        superuser: pg.ClientConfig
        database: string
      }
      return { child, url: `http://127.0.0.1:${port}`, superuser: { ...superuser, database } }
    },
    /** A start that does not come to its end: the program is killed so many ms after it began. */
    async killedAfter(ms: number): Promise<void> {
      const child = fork(childFile, [dataDir, token], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
      setTimeout(() => child.kill('SIGKILL'), ms)
      await once(child, 'exit')
    },
    async stop(server: RunningServer): Promise<void> {
      server.child.send('stop')
      await once(server.child, 'exit')
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  }
}

/** A plain contact; the same key sent again must have one effect. */
export function contactBody(n: number): CallOf<typeof takeContact>['body'] {
  return {
    kind: 'inbound_call',
    caller: 'survivor',
    started_at: '2026-11-20T08:00:00+07:00',
    ended_at: '2026-11-20T08:05:00+07:00',
    danger_now: false,
    sexual_assault: false,
    suicide_risk: false,
    topic: 'psychology',
    outcome: 'advised',
    name: `Người Bịa Số ${n}`,
    phone: `0912${String(n % 1_000_000).padStart(6, '0')}`,
    notes: `lần thử ${n}`,
  }
}

/** Saves one contact under a key. */
export const save = (url: string, token: string, key: string, n: number) =>
  fetch(`${url}/api/contacts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie: `nangmai=${token}` },
    body: JSON.stringify(contactBody(n)),
  })

/** One client that saves contacts, each with a key of its own, until told to end. What was acknowledged is kept. */
export async function writer(
  url: () => string,
  token: string,
  goesOn: () => boolean,
  acknowledged: Map<string, string>,
  sent: Set<string>,
  retry: boolean,
  onRefusal: (status: number) => void = () => {},
): Promise<void> {
  let key = randomUUID()
  let n = 0
  while (goesOn()) {
    sent.add(key)
    try {
      const reply = await save(url(), token, key, n)
      if (reply.ok) acknowledged.set(key, ((await reply.json()) as { id: string }).id)
      else onRefusal(reply.status)
      if (reply.ok || !retry) {
        key = randomUUID()
        n++
      }
    } catch {
      if (!retry) return
      await new Promise((resolve) => setTimeout(resolve, 20)) // the server is gone for a moment
    }
  }
}

/** A server of its own for one piece of work, stopped in good order afterwards. */
export async function withServer(
  work: (server: RunningServer, token: string) => Promise<void>,
): Promise<void> {
  const rig = await faultRig()
  const server = await rig.start()
  try {
    await work(server, rig.token)
    await rig.stop(server)
  } finally {
    server.child.kill('SIGKILL')
    await rig.remove()
  }
}

/** What must hold after any crash: every acknowledged contact once, each with its key and its audit, nothing half. */
async function whatIsThere(superuser: pg.ClientConfig) {
  return withClient(superuser, async (client) => {
    const kept = await client.query("select key::text, made ->> 'id' as id from idempotency_key")
    const contacts = await client.query('select id::text from contact')
    const unaudited = await client.query(
      "select count(*)::int as n from contact c where not exists (select 1 from audit.entry e where e.kind = 'contact' and e.record_id = c.id::text and e.act = 'insert')",
    )
    const orphans = await client.query(
      'select count(*)::int as n from contact_token t where not exists (select 1 from contact c where c.id = t.contact_id)',
    )
    const auditless = await client.query(
      "select count(*)::int as n from audit.entry e where e.kind = 'contact' and e.act = 'insert' and not exists (select 1 from contact c where c.id::text = e.record_id)",
    )
    return {
      byKey: new Map(kept.rows.map((row) => [row.key as string, row.id as string])),
      contacts: contacts.rows.map((row) => row.id as string),
      unaudited: unaudited.rows[0].n as number,
      orphans: orphans.rows[0].n as number,
      auditless: auditless.rows[0].n as number,
    }
  })
}

/** Whatever was acknowledged is there once, with its key and its audit, and nothing is there without. */
export async function settled(superuser: pg.ClientConfig, acknowledged: Map<string, string>): Promise<void> {
  const there = await whatIsThere(superuser)
  const contacts = new Set(there.contacts)
  expect([...acknowledged].filter(([key, id]) => there.byKey.get(key) !== id || !contacts.has(id))).toEqual(
    [],
  )
  expect(there.contacts.length).toBe(contacts.size)
  expect(there.contacts.length).toBe(there.byKey.size) // one contact for each key, none without
  expect({ unaudited: there.unaudited, orphans: there.orphans, auditless: there.auditless }).toEqual({
    unaudited: 0,
    orphans: 0,
    auditless: 0,
  })
}

/** Waits until the writers got on, which they do only when the database is back. */
export async function progress(made: () => boolean): Promise<void> {
  const until = Date.now() + 30_000
  while (!made()) {
    if (Date.now() > until) throw new Error('nobody could save again within 30 seconds')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
