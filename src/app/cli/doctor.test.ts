import type { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { useWorld } from '#tests/support/world.ts'
import { checkDurable, checkRoles, checkSealLag } from './doctor/database.checks.ts'

const world = useWorld()

test('a role that may do more than it should is named', async () => {
  await asSuperuser(async (database) => {
    expect(await checkRoles(database)).toMatchObject({ state: 'good' })
    await database.query('grant create on schema public to nangmai_app')
    expect(await checkRoles(database)).toMatchObject({
      state: 'wrong',
      vi: expect.stringContaining('nangmai_app'),
    })
    await database.query('revoke create on schema public from nangmai_app')
    await database.query('create table taken (id integer); alter table taken owner to nangmai_reporter')
    expect(await checkRoles(database)).toMatchObject({
      state: 'wrong',
      vi: expect.stringContaining('nangmai_reporter'),
    })
    await database.query('drop table taken')
  })
})

test('a server that forgets what it acknowledged is told', async () => {
  await asSuperuser(async (database) => {
    expect((await checkDurable(database)).state).not.toBe('wrong')
    await database.query('set synchronous_commit = off')
    expect(await checkDurable(database)).toMatchObject({
      state: 'wrong',
      en: expect.stringContaining('synchronous_commit'),
    })
  })
})

test('an audit that nobody seals is told after ten minutes', async () => {
  await asSuperuser(async (database) => {
    await database.query("select audit.note('tested', 'thing', 'now')")
    expect((await checkSealLag(database)).state).toBe('good')
    await database.query('set session_replication_role = replica')
    await database.query("update audit.entry set at = at - interval '11 minutes'")
    expect((await checkSealLag(database)).state).toBe('look')
  })
})

function asSuperuser(work: (database: Client) => Promise<void>) {
  return withClient({ ...inject('cluster').superuser, database: world().server.database }, work)
}
