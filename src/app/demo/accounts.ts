import { randomInt } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

export interface DemoAccount {
  username: string
  password: string
  role: string
  agency: string
}

const words = [
  'song',
  'nui',
  'mua',
  'nang',
  'gio',
  'trang',
  'lua',
  'tre',
  'chim',
  'thuyen',
  'ben',
  'cau',
  'vuon',
  'ngo',
  'san',
  'gieng',
  'sen',
  'que',
  'man',
  'dao',
  'ong',
  'kien',
  'mai',
  'rung',
]

/** A password no list holds: four words and two digits from the system's generator, without marks, easy to type from a screen. */
export function demoPassword(): string {
  const picked = Array.from({ length: 4 }, () => words[randomInt(words.length)])
  return `${picked.join(' ')} ${randomInt(10, 100)}`
}

const fileOf = (dataDir: string) => path.join(dataDir, 'demo-accounts.json')

/** Keeps the accounts beside the demo's data, readable by its owner only. */
export async function writeAccounts(dataDir: string, accounts: readonly DemoAccount[]): Promise<void> {
  await writeFile(fileOf(dataDir), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  await chmod(fileOf(dataDir), 0o600) // an older file keeps its own mode otherwise
}

export async function readAccounts(dataDir: string): Promise<DemoAccount[]> {
  return JSON.parse(await readFile(fileOf(dataDir), 'utf8'))
}
