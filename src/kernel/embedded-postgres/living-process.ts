import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * A name for this process that no later process gets, unlike its pid: pid, start in clock ticks, boot.
 * Where there is no /proc the pid alone has to do.
 */
export function ownToken(): string {
  return tokenOf(process.pid) ?? `${process.pid}`
}

/** Whether the process that made this token still runs. */
export function isAlive(token: string): boolean {
  const pid = Number.parseInt(token, 10)
  return Number.isInteger(pid) && (tokenOf(pid) ?? `${pid}`) === token && isRunning(pid)
}

/** Whether a process with this pid runs; one that has ended and waits to be reaped does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !['Z', 'X'].includes(procStat(pid)?.[0] ?? '')
}

/** Whether this running process is a PostgreSQL server working in `folder` (a real path). */
export function worksIn(pid: number, folder: string): boolean {
  if (!isRunning(pid)) return false
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-p', `${pid}`, '-o', 'command='], { encoding: 'utf8' }).stdout?.includes(
      'postgres',
    )
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch (error) {
    // Another user's process does not show its folder: then its name decides, on the safe side.
    const hidden = (error as NodeJS.ErrnoException).code === 'EACCES'
    return hidden && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
  }
}

function tokenOf(pid: number): string | undefined {
  const start = procStat(pid)?.[19]
  if (!start) return undefined
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
  return `${pid}-${start}-${boot}`
}

/** Fields of /proc/<pid>/stat from the third (state) on; the second may hold spaces and brackets. */
function procStat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
