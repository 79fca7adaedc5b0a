import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { openInstallation } from '#app/boot.ts'
import { modules } from '#app/modules.ts'
import { createServer } from '#app/server.ts'
import { readSettings } from '#app/settings.ts'
import { chromiumArguments, findChromium } from '#tests/support/chromium.ts'
import { layHotline } from './hotline.ts'

/** A public page of its own at `base`, where somebody receives messages, and a real Chromium to open it with. */
export async function openPublicPage() {
  const folder = await mkdtemp(path.join(tmpdir(), 'nm-page-'))
  const settings = readSettings({ DATA_DIR: folder, PORT: '0' })
  const installation = await openInstallation(settings)
  await layHotline(installation)
  const app = await createServer(installation.house, modules, {
    publicUrl: settings.publicUrl,
    trustProxy: false,
    isReady: async () => true,
    log: false,
  })
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  await (await fetch(base)).text() // the scripts are bundled once, when the first page is asked for
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium here')
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  return {
    base,
    browser,
    async close() {
      await browser.close()
      await app.close()
      await installation.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
