import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { floors, type ModuleName, moduleOrder } from '#modules/order.ts'

const house = path.resolve(import.meta.dirname, '..')
const sources = readdirSync(path.join(house, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(
    (file) =>
      /\.tsx?$/.test(file) && !/\.(test|builders)\.tsx?$/.test(file) && !file.endsWith('database.types.ts'),
  )
  .map((file) => file.split(path.sep).join('/'))

/** Every import of a source file, as a path below `src/`; packages are left out. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(house, 'src', file), 'utf8')
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
  return found.flatMap((name) => {
    if (name.startsWith('.')) return [path.posix.join(path.posix.dirname(file), name)]
    if (name.startsWith('#')) return [name.slice(1)]
    return []
  })
}

const floorOf = (name: string) =>
  Object.entries(floors).find(([, names]) => (names as readonly string[]).includes(name))?.[0]
const moduleOf = (file: string) =>
  file.startsWith('modules/') && file.split('/').length > 2 ? file.split('/')[1] : undefined
/** Plain data that a page may read: shapes, lives, code lists, sentences. */
const browserSafe = /\.(contract|life|codes|rule|messages|part)\.tsx?$/

const crossings = sources.flatMap((file) => importsOf(file).map((target) => ({ file, target })))

test('the kernel knows no module, no page and no app', () => {
  expect(
    crossings.filter(({ file, target }) => file.startsWith('kernel/') && !target.startsWith('kernel/')),
  ).toEqual([])
})

test('the parts of pages know no module', () => {
  expect(
    crossings.filter(({ file, target }) => file.startsWith('ui/') && !/^(ui|kernel)\//.test(target)),
  ).toEqual([])
})

test('every module stands in the order', () => {
  const there = [...new Set(sources.map(moduleOf).filter((name) => name !== undefined))]
  expect(there.filter((name) => !moduleOrder.includes(name as ModuleName))).toEqual([])
})

test('a module reaches only modules before it, through their face or their browser-safe files', () => {
  const wrong = crossings.filter(({ file, target }) => {
    const [from, to] = [moduleOf(file), moduleOf(target)]
    if (!from || !to || from === to) return false
    const earlier = moduleOrder.indexOf(to as ModuleName) < moduleOrder.indexOf(from as ModuleName)
    return !earlier || !(target === `modules/${to}/index.ts` || browserSafe.test(target))
  })
  expect(wrong).toEqual([])
})

test('no module reaches into the app', () => {
  expect(
    crossings.filter(({ file, target }) => file.startsWith('modules/') && target.startsWith('app/')),
  ).toEqual([])
})

test('nothing crosses the wall between response and prevention', () => {
  const wrong = crossings.filter(({ file, target }) => {
    const pair = [floorOf(moduleOf(file) ?? ''), floorOf(moduleOf(target) ?? '')].join('>')
    return pair === 'response>prevention' || pair === 'prevention>response'
  })
  expect(wrong).toEqual([])
})

test('indicators read facts, and never a table of the floors below', () => {
  const counted = sources.filter(
    (file) => /^modules\/indicators\/[a-z]+\/[a-z0-9-]+\.ts$/.test(file) && !file.includes('/web/'),
  )
  for (const file of counted) {
    const text = readFileSync(path.join(house, 'src', file), 'utf8')
    const statements = [...text.matchAll(/sql`([^`]*)`/g)].map((match) => match[1]).join('\n')
    const tables = [...statements.matchAll(/\b(?:from|join)\s+([a-z_]+)\b/g)].map((match) => match[1] ?? '')
    expect(
      tables.filter((name) => !name.startsWith('fact_')),
      file,
    ).toEqual([])
  }
})

test('pages import no server code', () => {
  const server =
    /\.(queries|service|routes|loader)\.ts$|kernel\/(database|context|vault|bind|answers|root-key|roles|migrate|schema)\.ts$/
  expect(
    crossings.filter(
      ({ file, target }) => (/\/web\//.test(file) || file.startsWith('ui/')) && server.test(target),
    ),
  ).toEqual([])
})

test('a module that is there has a README and a manifest', () => {
  for (const name of moduleOrder.filter((each) =>
    sources.some((file) => file.startsWith(`modules/${each}/`)),
  )) {
    const files = readdirSync(path.join(house, 'src/modules', name))
    expect(files, name).toEqual(expect.arrayContaining(['README.md', 'module.ts']))
  }
})
