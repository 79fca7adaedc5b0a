import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { afterAll, expect, test, vi } from 'vitest'
import { filesWith } from '#tests/faults/planted.ts'
import { axeFindings } from '#tests/support/browser.ts'
import { chromiumArguments, findChromium } from '#tests/support/chromium.ts'
import { telephone, useStreet } from '#tests/support/public-browser.ts'

const clips = vi.hoisted(() => ({ folder: '' }))
vi.mock('#app/site/clips.ts', async (original) => {
  const real = await original<typeof import('#app/site/clips.ts')>()
  return {
    ...real,
    listClips: () => real.listClips(clips.folder),
    readClip: (list: Parameters<typeof real.readClip>[0], file: string) =>
      real.readClip(list, file, clips.folder),
  }
})

/** A word inside the clip: found wherever bytes of it lie. */
const planted = 'chuon-chuon-trong-ban-doc'
/** A second and a half of silence as MPEG-1 layer III, 32 kbit/s, mono, behind a name tag. */
function silence(): Buffer {
  const title = Buffer.concat([
    Buffer.from('TIT2'),
    Buffer.from([0, 0, 0, planted.length + 1, 0, 0, 0]),
    Buffer.from(planted),
  ])
  const tag = Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0', 'latin1'), Buffer.from([title.length]), title])
  const frame = Buffer.alloc(104)
  frame.set([0xff, 0xfb, 0x10, 0xc4])
  return Buffer.concat([tag, ...Array.from({ length: 58 }, () => frame)])
}
clips.folder = mkdtempSync(path.join(tmpdir(), 'nm-clips-'))
mkdirSync(path.join(clips.folder, 'clips'))
for (const file of ['goi.vi.mp3', 'tre-em.vi.mp3', 'tre-em.tay.mp3', 'truoc.vi.mp3'])
  writeFileSync(path.join(clips.folder, 'clips', file), silence())
writeFileSync(
  path.join(clips.folder, 'clips.csv'),
  `# SOURCE: thử
page,language,language_name,file,speaker,recorded_on
public.call,vi,Tiếng Việt,goi.vi.mp3,Người Bịa,2026-11-20
public.children,vi,Tiếng Việt,tre-em.vi.mp3,Người Bịa,2026-11-20
public.children,tyz,Tiếng Tày,tre-em.tay.mp3,Người Bịa,2026-11-20
public.before_writing,vi,Tiếng Việt,truoc.vi.mp3,Người Bịa,2026-11-20
`,
)
afterAll(() => rm(clips.folder, { recursive: true }))

const { world, arrive, base } = useStreet()
const patience = { timeout: 240_000 }
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test(
  'a page read aloud plays in the browser beside its text, in each language there is, under the policy of every page',
  patience,
  async () => {
    await world().agency({ duties: ['hotline'] })
    const { page, context, asked } = await arrive(telephone)
    const said: string[] = []
    page.on('console', (line) => said.push(line.text()))
    const play = (file: string) =>
      page.evaluate(async (name) => {
        const player = document.querySelector(`audio[src="/nghe/${name}"]`) as HTMLAudioElement
        await player.play()
        return player.duration
      }, file)
    expect(await play('goi.vi.mp3')).toBeGreaterThan(1)
    await button(page, 'Trẻ em').click()
    await page.getByRole('heading', { name: 'Nếu bạn là trẻ em' }).waitFor()
    for (const [name, file] of [
      ['Tiếng Việt', 'tre-em.vi.mp3'],
      ['Tiếng Tày', 'tre-em.tay.mp3'],
    ] as const) {
      await page.getByLabel(`Nghe trang này: ${name}`).waitFor()
      expect(await play(file)).toBeGreaterThan(1)
    }
    await page.getByText('Đó không phải lỗi của bạn.').waitFor() // beside it, never instead
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await button(page, 'Trang đầu').click()
    await button(page, 'Nhắn kín').click()
    await page.getByLabel('Nghe trang này: Tiếng Việt').waitFor()
    expect(said).toEqual([])
    expect([...new Set(asked.map((url) => new URL(url).origin))]).toEqual([base()])
    await context.close()
  },
)

test(
  'without script the player is there too, and nothing is fetched before somebody presses it',
  patience,
  async () => {
    await world().agency({ duties: ['hotline'] })
    const { page, context, asked } = await arrive({ ...telephone, javaScriptEnabled: false })
    await button(page, 'Trẻ em').click()
    const player = page.getByLabel('Nghe trang này: Tiếng Tày')
    await player.waitFor()
    expect((await player.boundingBox())?.height).toBeGreaterThan(30)
    expect(asked.filter((url) => url.includes('/nghe/'))).toEqual([])
    await context.close()
  },
)

test('what was listened to lies nowhere in the folder of the browser afterwards', patience, async () => {
  await world().agency({ duties: ['hotline'] })
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium here: install one, or set CHROMIUM_PATH')
  const profile = await mkdtemp(path.join(tmpdir(), 'nm-profile-'))
  try {
    const args = [...chromiumArguments, '--autoplay-policy=no-user-gesture-required']
    const context = await chromium.launchPersistentContext(profile, { executablePath, args, ...telephone })
    const [page = await context.newPage()] = context.pages()
    await page.goto(`${base()}/`)
    await page.evaluate(async () => {
      const player = document.querySelector('audio') as HTMLAudioElement
      await player.play()
      if (!player.ended) await new Promise((done) => player.addEventListener('ended', done))
    })
    await context.close()
    expect(await filesWith(profile, [planted, 'goi.vi.mp3', '/nghe/'])).toEqual([])
    expect(await filesWith(profile, [new URL(base()).host])).not.toEqual([]) // the one neutral line of the history
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
})
