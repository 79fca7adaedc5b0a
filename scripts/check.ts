/** `npm run check`: format, lint, types, dead code, dead links, then every test (architecture among them). */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const steps: [string, string[]][] = [
  ['Trình bày và thói quen mã / format and lint', ['node_modules/.bin/biome', 'ci', '.']],
  ['Kiểu / types', ['node_modules/.bin/tsc', '--noEmit', '--singleThreaded']],
  ['Mã chết / dead code', ['node_modules/.bin/knip']],
]

for (const [title, [program = '', ...words]] of steps) {
  console.log(`\n== ${title}`)
  run(program, words)
}
console.log('\n== Liên kết / links')
const dead = deadLinks()
if (dead.length > 0) {
  console.error(dead.join('\n'))
  process.exit(1)
}
if (!process.argv.includes('--no-tests')) {
  console.log('\n== Kiểm thử / tests')
  run(process.execPath, ['scripts/test.ts'])
}

function run(program: string, words: string[]): void {
  const { status } = spawnSync(program, words, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** Links between Markdown files that lead nowhere. */
function deadLinks(): string[] {
  const files = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    encoding: 'utf8',
  })
    .stdout.split('\n')
    .filter((file) => file && existsSync(file))
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter(
        (target) =>
          !/^[a-z]+:/.test(target) &&
          !existsSync(path.resolve(path.dirname(file), decodeURIComponent(target))),
      )
      .map((target) => `${file}: ${target}`),
  )
}
