import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { give, type Runner } from './runner.ts'

/** PostgreSQL names its socket after a port number, also where no port is opened. */
export const socketPort = 5432

const longestSocketPath = 107 // bytes, of the operating system

/**
 * A folder for the socket that only we can enter: `run` in the data folder, or, where that path is too long
 * for a socket, one in the system's temporary folder named after it.
 */
export async function makeSocketFolder(runner: Runner, dataDir: string): Promise<string> {
  const name = createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 16)
  const candidates = [join(dataDir, 'run'), join(tmpdir(), `nang-mai-${name}`), `/tmp/nang-mai-${name}`]
  const folder = candidates.find(fits)
  if (!folder) throw new CannotStart('postgres.socket_folder', dataDir)

  await mkdir(folder, { mode: 0o700 }).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
  // In a folder that all can write, somebody may have put something of theirs under this name.
  const found = await lstat(folder)
  const owners = [process.getuid?.(), runner.account?.uid]
  if (!found.isDirectory() || !owners.includes(found.uid))
    throw new CannotStart('postgres.socket_folder', folder)
  await give(runner, folder)
  await chmod(folder, 0o700)
  return folder
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longestSocketPath
}
