import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { sampleReport } from './docx-sample.ts'
import { renderOfficialDocument } from './official-document.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const hashOfSample = async () => sha256(await renderOfficialDocument(sampleReport()))

afterEach(() => {
  vi.useRealTimers()
})

test('the same document has the same bytes today and in ten years', async () => {
  const today = await hashOfSample()
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(new Date('2036-02-29T23:59:59Z'))
  expect(await hashOfSample()).toBe(today)
})

test('the same document has the same bytes in another process and another time zone', async () => {
  const here = await hashOfSample()
  const script = `
    import { createHash } from 'node:crypto'
    import { renderOfficialDocument } from './official-document.ts'
    import { sampleReport } from './docx-sample.ts'
    const bytes = await renderOfficialDocument(sampleReport())
    process.stdout.write(createHash('sha256').update(bytes).digest('hex'))`
  for (const TZ of ['Pacific/Kiritimati', 'America/St_Johns']) {
    const there = execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', script], {
      cwd: import.meta.dirname,
      env: { ...process.env, TZ, LANG: 'tr_TR.UTF-8', NODE_OPTIONS: '' },
      encoding: 'utf8',
    })
    expect(there).toBe(here)
  }
}, 30_000)

test('another instant of freezing gives other bytes', async () => {
  const later = await renderOfficialDocument(sampleReport({ frozenAt: '2026-06-14T17:00:01+07:00' }))
  expect(sha256(later)).not.toBe(await hashOfSample())
})

test('entries are sorted, all of one time', async () => {
  const bytes = await renderOfficialDocument(sampleReport())
  const names = Object.keys(unzipSync(bytes))
  expect(names).toEqual([...names].sort())
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const times = new Set<number>()
  for (let at = 0; at + 16 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x04034b50) times.add(view.getUint32(at + 10, true))
  }
  expect([...times]).toEqual([(12 << 11) | (1 << 16) | (1 << 21)]) // 1980-01-01 12:00 in a zip's own count
})
