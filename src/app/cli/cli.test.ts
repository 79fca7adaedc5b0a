import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readOptions } from './command.ts'
import { runCli } from './run.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nm-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('help lists every command and what it is for', async () => {
  const { code, out } = await cli(['help'])
  expect(code).toBe(0)
  for (const name of ['doctor', 'backup', 'restore', 'move', 'audit', 'places', 'report', 'key'])
    expect(out).toMatch(new RegExp(`^ {2}${name}`, 'm'))
})

test('a problem that was to be expected is told in two languages, without a stack', async () => {
  for (const args of [
    ['nonsense'],
    ['backup'],
    ['restore', '--from', '/nowhere.nmb'],
    ['audit', 'verify'],
    ['key', 'parts', '--request', '00000000-0000-4000-8000-000000000000'],
    ['key', 'join', '--part', '/nowhere', '--by', 'a', '--with', 'b'],
    ['move', '--to', 'http://x'],
  ]) {
    const { code, out, problem } = await cli(args)
    expect(code, args.join(' ')).toBe(1)
    expect(out).toBe('')
    expect(problem.trim().split('\n'), problem).toHaveLength(2) // one sentence in each language, and no stack
  }
  const { code, problem } = await cli(['doctor'], { PORT: 'abc' })
  expect(code).toBe(1)
  expect(problem).toContain('PORT')
})

test('a command that asks an empty folder makes no database there', async () => {
  await cli(['backup'])
  await cli(['doctor'])
  await expect(rm(path.join(folder, 'postgres'), { recursive: true })).rejects.toMatchObject({
    code: 'ENOENT',
  })
})

test('options are read as they are meant, and nothing else is', () => {
  expect(readOptions(['--day', '2026-11-21'], { day: { needed: false } }).day).toBe('2026-11-21')
  expect(
    readOptions(['--slip', 'a', '--slip', 'b'], { slip: { needed: false, multiple: true } }).many('slip'),
  ).toEqual(['a', 'b'])
  expect(() => readOptions([], { from: { needed: true } })).toThrow('--from')
  expect(() => readOptions(['--from', 'a', '--from', 'b'], { from: { needed: true } })).toThrow('--from')
  expect(() => readOptions(['loose'], {})).toThrow()
})

async function cli(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; problem: string }> {
  const [log, error] = [
    vi.spyOn(console, 'log').mockImplementation(() => {}),
    vi.spyOn(console, 'error').mockImplementation(() => {}),
  ]
  try {
    const code = await runCli(args, { DATA_DIR: folder, ...env })
    return { code, out: log.mock.calls.flat().join('\n'), problem: error.mock.calls.flat().join('\n') }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}
