import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Settings } from '#app/settings.ts'

/** One command of `npm run cli -- …`. */
export interface Command {
  name: string
  /** What may follow the name. */
  usage: string
  vi: string
  en: string
  /** Does it and returns the exit code: 0 went well, 1 the answer is bad. What is thrown is told in words. */
  run(args: string[], settings: Settings): Promise<number>
}

/** The command was not written the way it is meant to be. */
export class UsageProblem extends Error {
  readonly vi: string
  readonly en: string
  constructor(what: string) {
    super(what)
    this.vi = `Lệnh chưa đúng: ${what}. Xem cách dùng: npm run cli -- help`
    this.en = `The command is not right: ${what}. How it is used: npm run cli -- help`
  }
}

/** Reads `--name value` options; refuses with `UsageProblem` what is unknown, and what is missing of `needed`. */
export function readOptions<Name extends string>(
  args: string[],
  options: Record<Name, { needed: boolean; multiple?: boolean }>,
): Record<Name, string | undefined> & { many(name: Name): string[] } {
  const names = Object.keys(options) as Name[]
  const config: ParseArgsOptionsConfig = Object.fromEntries(
    names.map((name) => [name, { type: 'string' as const, multiple: true }]),
  )
  const values = parse(args, config)
  for (const name of names) {
    const given = values[name] ?? []
    if (options[name].needed && given.length === 0) throw new UsageProblem(`--${name} …`)
    if (!options[name].multiple && given.length > 1) throw new UsageProblem(`--${name}`)
  }
  const single = Object.fromEntries(names.map((name) => [name, values[name]?.[0]])) as Record<
    Name,
    string | undefined
  >
  return { ...single, many: (name) => values[name] ?? [] }
}

function parse(args: string[], options: ParseArgsOptionsConfig): Record<string, string[] | undefined> {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values as Record<
      string,
      string[] | undefined
    >
  } catch (error) {
    throw new UsageProblem((error as Error).message)
  }
}

/** One thing said in both languages. */
export function say(vi: string, en: string): void {
  console.log(`${vi}\n  ${en}`)
}
