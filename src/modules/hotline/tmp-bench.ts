import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { entered } from '#kernel/context.ts'
import { newToken, tokenHash } from '#kernel/cookies.ts'
import { newId } from '#kernel/id.ts'
import { loginConfig } from '#kernel/database.ts'
import { withClient } from '#kernel/schema.ts'
import { openHouse } from '#app/house.ts'
import { modules } from '#app/modules.ts'
import { createServer } from '#app/server.ts'
import { sql } from 'kysely'
import { baseKey, cloneDatabase, startTestDatabase } from '#tests/support/cluster.ts'
const cluster = await startTestDatabase()
const clone = await cloneDatabase(cluster.facts, 'bench_one')
const base = baseKey(clone.keys)
const house = openHouse({ server: clone.server, keys: clone.keys, base, demo: false, connections: 16 })
const app = await createServer(house, modules, { publicUrl: new URL('http://localhost:4399'), trustProxy: false, isReady: async () => true, log: false } as never)
const url = await app.listen({ port: 0, host: '127.0.0.1' })
const port = Number(new URL(url).port)
const agencyId = newId(), staffId = newId(), token = newToken()
await withClient(loginConfig(clone.server, 'nangmai_owner', base), async (c) => {
  await c.query("insert into agency (id, province_id, place_id, kind, name, valid_from) values ($1, '22', '22', 'centre', 'x', '2020-01-01')", [agencyId])
  await c.query("insert into staff (id, username, display_name) values ($1, 'b.b', 'B')", [staffId])
  await c.query("insert into staff_role (id, staff_id, agency_id, role, from_on) values ($1, $2, $3, 'operator', '2020-01-01')", [newId(), staffId, agencyId])
})
await entered(house.db, null, (trx) => sql`select access.open_session(${newId()}, ${tokenHash(token)}, ${staffId}, 'open', interval '12 hours')`.execute(trx))
const agent = new Agent({ keepAlive: true })
function post(method: string, path: string, body?: object): Promise<number> {
  const data = body ? JSON.stringify(body) : undefined
  return new Promise((ok, no) => {
    const r = request({ port, host: '127.0.0.1', method, path, agent, headers: { cookie: `nangmai=${token}`, 'idempotency-key': randomUUID(), ...(data ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(data) } : {}) } }, (res) => { res.resume(); res.on('end', () => ok(res.statusCode ?? 0)) })
    r.on('error', no); if (data) r.write(data); r.end()
  })
}
import { readFileSync, readdirSync } from 'node:fs'
function treeCpu(): { node: number; pg: number } {
  const stats = readdirSync('/proc').filter((d) => /^\d+$/.test(d)).flatMap((d) => { try { const t = readFileSync(`/proc/${d}/stat`, 'utf8'); const f = t.slice(t.lastIndexOf(')') + 2).split(' '); return [{ pid: +d, ppid: +(f[1] ?? 0), cpu: (+(f[11] ?? 0) + +(f[12] ?? 0)) * 10 }] } catch { return [] } })
  const inTree = new Set([process.pid]); let grew = true
  while (grew) { grew = false; for (const x of stats) if (!inTree.has(x.pid) && inTree.has(x.ppid)) { inTree.add(x.pid); grew = true } }
  let node = 0, pg = 0
  for (const x of stats) if (inTree.has(x.pid)) { if (x.pid === process.pid) node += x.cpu; else pg += x.cpu }
  return { node, pg }
}
async function measure(name: string, clients: number, seconds: number, one: () => Promise<number>) {
  let n = 0, bad = 0; const c0 = treeCpu(); const until = Date.now() + seconds * 1000
  await Promise.all(Array.from({ length: clients }, async () => { while (Date.now() < until) { const s = await one(); n++; if (s !== 200) bad++ } }))
  const c1 = treeCpu(); console.log('cpu ms/req node', ((c1.node - c0.node) / n).toFixed(2), 'pg', ((c1.pg - c0.pg) / n).toFixed(2)); console.log(name, clients, Math.round(n / seconds), 'req/s bad', bad)
}
let k = 0
const full = () => post('POST', '/api/contacts', { kind: 'inbound_call', caller: 'survivor', danger_now: true, sexual_assault: false, suicide_risk: false, topic: 'domestic_violence', outcome: 'advised', started_at: new Date(Date.now() - 60000).toISOString(), place_id: '22', name: 'Nguyễn Thị Thử', phone: `09${String(10000000 + k++)}`, notes: 'Chị kể chồng đánh tối qua, con nhỏ ở nhà.', needs: ['safety'], advice: ['safety_plan'] })
const bare = () => post('POST', '/api/contacts', { kind: 'inbound_call', caller: 'survivor', danger_now: true, sexual_assault: false, suicide_risk: false, topic: 'domestic_violence', outcome: 'advised', started_at: new Date(Date.now() - 60000).toISOString() })

import { insertContact, insertTokens } from './contact.queries.ts'
import { randomBytes } from 'node:crypto'
await measure('warm', 4, 3, full)
const row = () => { const id = newId(); const { wrapped, key } = house.vault.newRecordKey('contact', id); return { id, province_id: '22', agency_id: agencyId, taken_by: staffId, kind: 'inbound_call', caller: 'survivor', started_at: new Date(), ended_at: new Date(), gender_equality: true, gbv: true, topic: 'law', outcome: 'advised', anonymous: true, sealed_key: wrapped, place_id: '22', sealed_notes: key.seal({ table: 'contact', column: 'sealed_notes', row: id }, 'x') } }
await entered(house.db, tokenHash(token), async (trx) => {
  const ids: string[] = []
  let t = performance.now()
  for (let i = 0; i < 400; i++) { const r = row(); ids.push(r.id); await insertContact(trx, r) }
  console.log('insert contact ms', ((performance.now() - t) / 400).toFixed(3)); t = performance.now()
  for (const id of ids) await insertTokens(trx, id, [1, 2, 3].map(() => ({ token: randomBytes(16), purpose: 'phone' as const })))
  console.log('insert 3 tokens ms', ((performance.now() - t) / 400).toFixed(3)); t = performance.now()
  for (let i = 0; i < 400; i++) await sql`select 1`.execute(trx)
  console.log('select 1 ms', ((performance.now() - t) / 400).toFixed(3)); t = performance.now()
  for (let i = 0; i < 400; i++) await sql`select * from access.session_of(${tokenHash(token)}, ${newId()}::uuid)`.execute(trx)
  console.log('session_of ms', ((performance.now() - t) / 400).toFixed(3)); t = performance.now()
  for (let i = 0; i < 400; i++) await trx.insertInto('idempotency_key').values({ staff_id: staffId, key: newId(), route: 'x', body_hash: randomBytes(32), made: '{}' }).onConflict((c) => c.columns(['staff_id', 'key']).doNothing()).execute()
  console.log('idempotency ms', ((performance.now() - t) / 400).toFixed(3)); t = performance.now()
  for (let i = 0; i < 400; i++) row()
  console.log('row js ms', ((performance.now() - t) / 400).toFixed(3)); t = performance.now()
  const plan = await sql`explain (analyze, costs off) insert into contact_token (token, contact_id, purpose) values (${randomBytes(16)}, ${ids[0]}::uuid, 'phone') on conflict do nothing`.execute(trx)
  console.log(plan.rows.map((r) => Object.values(r as object)[0]).join('\n'))
})
for (let i = 0; i < 3; i++) { await measure('full', 16, 5, full); await measure('bare', 16, 5, bare); await measure('me', 16, 3, () => post('GET', '/api/session')) }
agent.destroy(); await app.close(); await house.close(); await clone.drop(); await cluster.stop(); process.exit(0)
