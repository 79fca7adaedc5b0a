import { createHmac } from 'node:crypto'
import { createBlindIndex } from '#kernel/blind-index.ts'
import type { House } from '#kernel/context.ts'
import { openPool, type Pool, type Server } from '#kernel/database.ts'
import { deriveKey, type RootKey, type RootKeys } from '#kernel/root-key.ts'
import { createVault } from '#kernel/vault.ts'

/** A house whose lights are on, with the pools that have to be closed at the end. */
export interface OpenHouse extends House {
  people: Pool
  visitors: Pool
  jobs: Pool
  reporter: Pool
  close(): Promise<void>
}

export interface HouseSettings {
  server: Server
  keys: RootKeys
  /** The key the database was made with: roles' passwords, search tokens, device cookies. */
  base: RootKey
  demo: boolean
  publicUrl: URL
  now?: () => Date
  /** Connections for people; jobs and figures have a few of their own. */
  connections?: number
}

/** Opens what every use case needs: connections as the roles, the vault, the search index, the clock. */
export function openHouse(settings: HouseSettings): OpenHouse {
  const { server, keys, base } = settings
  const app = openPool(server, 'nangmai_app', base, settings.connections ?? 12)
  const visitors = openPool(server, 'nangmai_intake', base, 4)
  const jobs = openPool(server, 'nangmai_jobs', base, 3)
  const reporter = openPool(server, 'nangmai_reporter', base, 4)
  const macKey = deriveKey(base, 'session-mac')
  return {
    db: app.db,
    people: app,
    facts: reporter.db,
    intake: visitors.db,
    visitors,
    jobs,
    reporter,
    vault: createVault(keys),
    blindIndex: createBlindIndex(base, 'people'),
    mac: (purpose, data) => createHmac('sha256', macKey).update(`${purpose}\n${data}`).digest(),
    now: settings.now ?? (() => new Date()),
    demo: settings.demo,
    publicUrl: settings.publicUrl,
    async close() {
      await Promise.all([app.db.destroy(), visitors.db.destroy(), jobs.db.destroy(), reporter.db.destroy()])
    },
  }
}
