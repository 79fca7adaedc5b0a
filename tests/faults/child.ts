/** A real server in a process that a test may kill: `fork(child.ts, [dataDir, token])`, tells its port when it listens. */
import { sql } from 'kysely'
import { openInstallation } from '#app/boot.ts'
import { modules } from '#app/modules.ts'
import { createServer } from '#app/server.ts'
import { readSettings } from '#app/settings.ts'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { loginConfig } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { withClient } from '#kernel/schema.ts'

const [dataDir = '', token = ''] = process.argv.slice(2)
const settings = readSettings({ DATA_DIR: dataDir, PORT: '0' })
const installation = await openInstallation(settings)
const { house, server, base } = installation

await withClient(loginConfig(server, 'nangmai_owner', base), async (owner) => {
  if ((await owner.query('select 1 from staff')).rowCount) return
  const [agencyId, staffId] = [newId(), newId()]
  await owner.query(
    "insert into agency (id, province_id, place_id, kind, name, valid_from) values ($1, '22', '22', 'centre', 'Trung tâm thử', '2020-01-01')",
    [agencyId],
  )
  await owner.query(
    "insert into agency_duty (id, agency_id, duty_code, place_id, from_on, basis) values ($1, $2, 'hotline', '22', '2020-01-01', 'thử')",
    [newId(), agencyId],
  )
  await owner.query("insert into staff (id, username, display_name) values ($1, 'truc', 'Người Trực Thử')", [
    staffId,
  ])
  await owner.query(
    "insert into staff_role (id, staff_id, agency_id, role, from_on) values ($1, $2, $3, 'operator', '2020-01-01')",
    [newId(), staffId, agencyId],
  )
  await entered(house.db, null, (trx) =>
    sql`select access.open_session(${newId()}, ${tokenHash(token)}, ${staffId}, 'open', interval '12 hours')`.execute(
      trx,
    ),
  )
})

const app = await createServer(house, modules, {
  publicUrl: settings.publicUrl,
  trustProxy: false,
  isReady: async () => true,
  log: process.env.NM_LOG === '1',
})
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as { port: number }
process.on('message', async () => {
  await app.close()
  await installation.stop()
  process.exit(0)
})
process.send?.({ port, superuser: installation.superuser, database: server.database })
