import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Messages } from '#ui/text.ts'

const source = join(import.meta.dirname, '../../../')

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((file) => join(source, file))
const catalogues = await Promise.all(
  files
    .filter((file) => file.endsWith('.messages.ts'))
    .map(async (file) => ({ file, messages: ((await import(file)) as { messages: Messages }).messages })),
)

const placesOf = (text: string | undefined) => [...(text ?? '').matchAll(/\{\w+\}/g)].map(String).sort()

test.each(catalogues)(
  'Vietnamese and English say the same things with the same blanks: $file',
  ({ messages }) => {
    expect(Object.keys(messages.en).sort()).toEqual(Object.keys(messages.vi).sort())
    for (const [key, text] of Object.entries(messages.vi)) {
      expect(text.normalize('NFC'), key).toBe(text)
      expect(placesOf(messages.en[key]), key).toEqual(placesOf(text))
    }
  },
)

test('no two catalogues claim the same text', () => {
  const keys = catalogues.flatMap(({ messages }) => Object.keys(messages.vi))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

test('every text a page asks for by name exists', () => {
  const known = new Set(catalogues.flatMap(({ messages }) => Object.keys(messages.vi)))
  const asked = files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && /\/(ui|web)\//.test(file))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/(?:\bt\(|\w+Key: )'([a-z_]+(?:\.[\w-]+)+)'/g),
    ])
    .map((found) => found[1])
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((key) => key && !known.has(key))).toEqual([])
})
