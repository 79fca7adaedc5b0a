import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')

export interface RegexLiteral {
  file: string
  line: number
  regex: RegExp
}

/** Every regular expression written in the program, tests apart; also those given to `new RegExp` as a plain string. */
export function regexLiterals(): RegexLiteral[] {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.(test|d)\.tsx?$/.test(file))
  return files.sort().flatMap((file) => {
    const code = readFileSync(path.join(root, file), 'utf8')
    const found: RegexLiteral[] = []
    walk(parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }), (node) => {
      if (node.type !== 'Literal' || !node.regex) return
      const { pattern, flags } = node.regex
      found.push({
        file,
        line: code.slice(0, node.start).split('\n').length,
        regex: new RegExp(pattern, flags),
      })
    })
    return found
  })
}

interface Node {
  type?: string
  start?: number
  regex?: { pattern: string; flags: string }
}

function walk(value: unknown, see: (node: Node) => void): void {
  if (value === null || typeof value !== 'object') return
  see(value as Node)
  for (const inner of Object.values(value)) walk(inner, see)
}

/** Places where text becomes a regular expression at run time. */
export function builtExpressions(): string[] {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.(test|d)\.tsx?$/.test(file))
  return files.filter((file) => /\bRegExp\(/.test(readFileSync(path.join(root, file), 'utf8'))).sort()
}
