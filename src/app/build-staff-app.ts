import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { webFolder } from './staff-app.ts'

const house = path.resolve(import.meta.dirname, '../..')
const stamp = path.join(webFolder, '..', 'web.sha256')

/** Builds the staff app when its sources have changed since the last time. Takes seconds, and then none. */
export async function buildStaffApp(tell: (line: string) => void): Promise<void> {
  const now = await sourceHash()
  if ((await readFile(stamp, 'utf8').catch(() => '')) === now) return
  tell('Đang dựng trang làm việc (chỉ khi có thay đổi)…')
  const { build } = await import('vite')
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production' // inside a test run Vite would build React's slow development half
  try {
    await build({
      configFile: path.join(house, 'vite.config.ts'),
      root: path.join(house, 'src/app/web'),
      logLevel: 'error',
    })
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
  await mkdir(path.dirname(stamp), { recursive: true })
  await writeFile(stamp, now)
}

/** Hash of everything the browser may be sent: sources under src, the lock of the packages, the build's settings. */
async function sourceHash(): Promise<string> {
  const hash = createHash('sha256')
  const names = (await readdir(path.join(house, 'src'), { recursive: true, withFileTypes: true }))
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.(tsx?|css|html|svg)$/.test(entry.name) &&
        !/\.(test|queries|service|routes|loader)\.tsx?$/.test(entry.name),
    )
    .map((entry) => path.join(entry.parentPath, entry.name))
  for (const name of [
    ...names.sort(),
    path.join(house, 'package-lock.json'),
    path.join(house, 'vite.config.ts'),
  ]) {
    hash.update(path.relative(house, name)).update(await readFile(name))
  }
  return hash.digest('hex')
}
