import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { withClient } from '#kernel/schema.ts'

/** A word as bytes of it may lie about: composed, decomposed, without tones, in UTF-16 both ways, escaped for an address or JSON, in hex, in base64 wherever it begins. */
function formsOf(word: string): Buffer[] {
  const plain = Buffer.from(word)
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), plain])
      .toString('base64')
      .replace(/=+$/, '')
    return Buffer.from(text.slice(before === 0 ? 0 : before + 1, -2)) // signs shared with neighbours left out
  })
  const hex = plain.toString('hex')
  const wide = Buffer.from(word, 'utf16le')
  const texts = [
    word,
    word.normalize('NFD'),
    withoutTones(word),
    encodeURIComponent(word),
    inJson(word),
    hex,
    hex.toUpperCase(),
  ]
  const different = [...new Set(texts)].map((text) => Buffer.from(text))
  return [...different, wide, Buffer.from(wide).swap16(), ...base64]
}

const withoutTones = (word: string) =>
  word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
const inJson = (word: string) =>
  word.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Files under a folder in which one of the words lies, in whatever form. Sockets and what has gone meanwhile are passed over. */
export async function filesWith(folder: string, words: readonly string[]): Promise<string[]> {
  const forms = words.flatMap(formsOf)
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    if (forms.some((form) => bytes.includes(form))) found.push(path.relative(folder, file))
  }
  return found
}

/** Tables of a database in which one of the words stands in whatever form, the large objects and the statements under way among them. */
export async function tablesWith(database: pg.ClientConfig, words: readonly string[]): Promise<string[]> {
  const forms = words.flatMap(formsOf).map((form) => form.toString('latin1'))
  return withClient(database, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') union all select 'pg_stat_activity' union all select 'pg_largeobject'",
    )
    const found: string[] = []
    for (const { name } of rows) {
      const lines = (await client.query<{ line: string }>(`select t::text as line from ${name} t`)).rows
      const has = lines.some(({ line }) => {
        const bytes = Buffer.from(line).toString('latin1')
        return forms.some((form) => bytes.includes(form))
      })
      if (has) found.push(name)
    }
    return found
  })
}
