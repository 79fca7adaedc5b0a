import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { chromiumArguments, findChromium } from './chromium.ts'
import { useWorld, type World } from './world.ts'

/** The weather page in its tests: nobody leaves this machine. */
export const weather = 'Thời tiết hôm nay'

export interface Street {
  world: () => World
  base: () => string
  /** Somebody opens the public page on a telephone of their own; what it asked for anywhere is in `asked`. */
  arrive(
    options?: BrowserContextOptions & { path?: string },
  ): Promise<{ page: Page; context: BrowserContext; asked: string[] }>
}

export const telephone = { viewport: { width: 320, height: 640 } } as const

/** A world for this file whose public page a real Chromium opens. Cookies, storage and history begin empty each time. */
export function useStreet(): Street {
  const world = useWorld()
  let base = ''
  let browser: Awaited<ReturnType<typeof chromium.launch>> | undefined
  beforeAll(async () => {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('no Chromium here: install one, or set CHROMIUM_PATH')
    browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
    base = await world().app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => browser?.close())
  return {
    world,
    base: () => base,
    async arrive({ path = '/', ...options } = {}) {
      if (!browser) throw new Error('the browser opens before the first test')
      const context = await browser.newContext({ locale: 'vi-VN', ...telephone, ...options })
      const asked: string[] = []
      context.on('request', (request) => asked.push(request.url()))
      await context.route('https://**', (route) =>
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: `<title>${weather}</title><h1>${weather}</h1>`,
        }),
      )
      const page = await context.newPage()
      await page.goto(`${base}${path}`)
      return { page, context, asked }
    },
  }
}
