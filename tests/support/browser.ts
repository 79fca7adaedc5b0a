import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { buildStaffApp } from '#app/build-staff-app.ts'
import { sessionCookieName } from '#kernel/cookies.ts'
import { chromiumArguments, findChromium } from './chromium.ts'
import { type Person, useWorld, type World } from './world.ts'

// Before any world opens: the server reads the built page when it starts. Built as for people, not as for tests:
// React's own checks would stand in the pages otherwise.
const { NODE_ENV } = process.env
process.env.NODE_ENV = 'production'
await buildStaffApp(() => {})
process.env.NODE_ENV = NODE_ENV

export interface House {
  world: () => World
  /** Opens a page of the staff app in a browser of its own, where this person is signed in: `visit(person, '/cases')`. */
  visit(person: Person, path: string, options?: BrowserContextOptions): Promise<Page>
}

/**
 * A world for this file whose pages a real Chromium opens, started once and closed afterwards. `byName`: under the address
 * the house is told, as a passkey is bound to a name.
 */
export function useHouse({ byName = false } = {}): House {
  const world = useWorld()
  let browser: Browser | undefined
  let base = ''
  beforeAll(async () => {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('no Chromium here: install one, or set CHROMIUM_PATH')
    browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
    base = await world().app.listen({ port: 0, host: '127.0.0.1' })
    if (!byName) return
    base = base.replace('127.0.0.1', 'localhost')
    world().house.publicUrl = new URL(base)
  })
  afterAll(() => browser?.close())
  return {
    world,
    async visit(person, path, options = {}) {
      if (!browser) throw new Error('the browser opens before the first test')
      const context = await browser.newContext({
        locale: 'vi-VN',
        viewport: { width: 1280, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      })
      const cookie = { name: sessionCookieName(false), value: person.token, url: base }
      await context.addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }])
      const page = await context.newPage()
      await page.goto(`${base}/app${path}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      return page
    },
  }
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface Axe {
  run(): Promise<{ violations: { id: string; impact?: string | null; nodes: { html: string }[] }[] }>
}

/**
 * What axe finds serious or critical on a page, in the light and in the dark scheme; an empty list is what we want.
 * It is put in from outside the page, whose content security policy stays as strict as it is.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  const source = await readFile(axeFile, 'utf8')
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(source)
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run())
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        found.push(`${colorScheme}: ${id} at ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}
