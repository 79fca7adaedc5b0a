import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropHere, keepHere, keptHere, newKey } from './kept-here.ts'

const store = new Map<string, string>()
beforeEach(() =>
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, text: string) => store.set(name, text),
    removeItem: (name: string) => store.delete(name),
  }),
)
afterEach(() => {
  store.clear()
  vi.unstubAllGlobals()
})

test('what a page keeps in the browser is unreadable there, whole with its key, and nothing with another', async () => {
  const key = newKey()
  const data = { queue: [{ words: 'Chồng đi xa, em không ký thay được' }], typed: 'đang gõ dở'.repeat(9_000) }
  await keepHere('one', key, data)
  const all = [...store.values()].join()
  expect(all).not.toContain('Chồng')
  expect(Buffer.from(all, 'base64').toString('utf8')).not.toContain('Chồng')
  expect(await keptHere('one', key)).toEqual(data)
  expect(await keptHere('one', newKey())).toBeUndefined()
  expect(await keptHere('other', key)).toBeUndefined()
  dropHere('one')
  expect(store.size).toBe(0)
})
