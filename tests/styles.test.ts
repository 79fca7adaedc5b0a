import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const pages = globSync('src/**/*.tsx', { cwd: root })

/** What a page takes from a style sheet, `import classes from './Cases.module.css'`, with the sheet's own path. */
function sheetsOf(page: string): { name: string; sheet: string; text: string }[] {
  const text = readFileSync(path.join(root, page), 'utf8')
  return [...text.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gm)].map(
    ([, name = '', from = '']) => ({
      name,
      text: text.replace(/^import .*$/gm, ''),
      sheet: from.startsWith('#ui/')
        ? path.join(root, 'src/ui', from.slice(4))
        : path.join(root, path.dirname(page), from),
    }),
  )
}

test('every class a page names stands in the sheet it takes it from, and every class of a sheet is named', () => {
  const named = new Map<string, Set<string>>()
  const missing: string[] = []
  for (const page of pages)
    for (const { name, sheet, text } of sheetsOf(page)) {
      const has = classesOf(sheet)
      const uses = named.get(sheet) ?? new Set<string>()
      named.set(sheet, uses)
      // A class found by a word of the record (`classes[tone]`) may be any of the sheet's.
      if (new RegExp(`\\b${name}\\[`).test(text)) for (const each of has) uses.add(each)
      for (const [, used = ''] of text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))) {
        uses.add(used)
        if (!has.has(used)) missing.push(`${page}: ${name}.${used}`)
      }
    }
  expect(missing).toEqual([])
  const idle = [...named].flatMap(([sheet, uses]) =>
    [...classesOf(sheet)]
      .filter((each) => !uses.has(each))
      .map((each) => `${path.relative(root, sheet)}: .${each}`),
  )
  expect(idle).toEqual([])
})

function classesOf(sheet: string): Set<string> {
  const rules = readFileSync(sheet, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/:global\([^)]*\)/g, '') // a class of the house, which no sheet gives away
  return new Set(
    [...rules.matchAll(/\.(?!mantine-)([A-Za-z][\w-]*)(?=[^{}]*\{)/g)].map(([, name = '']) => name),
  )
}
