// The only file that any Node ≥ 20 must be able to read. It makes sure that the packages of the lockfile
// are there, then runs a file or a tool with the Node that the lockfile pins:
//
//   node scripts/run.mjs src/app/start.ts [args…]
//   node scripts/run.mjs biome [args…]
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { basename, delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(project, 'node_modules')
const stampFile = join(modules, '.installed-lockfile.sha256')
const pinnedNode = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')

// What a request needs dies with it: with room for some hundreds of them the collector runs a tenth as often.
const roomForRequests = ['--max-semi-space-size=32']

const lockFolder = join(project, 'tmp', 'install.lock')
const heartbeatMs = 2_000
const staleMs = 15_000

await main(process.argv.slice(2))

async function main([name, ...args]) {
  if (!name) fail('Cách dùng · Usage: node scripts/run.mjs FILE.ts | TOOL [args…]')

  const { packages } = readJson(join(project, 'package-lock.json'))
  const here = `${process.platform}-${process.arch}`
  if (!packages[`node_modules/node-${here}`]) {
    const known = Object.keys(packages).flatMap(
      (path) => path.match(/^node_modules\/node-(\w+-\w+)$/)?.[1] ?? [],
    )
    fail(
      `Nắng Mai chưa chạy được trên ${here}, mới chạy trên ${known.join(', ')} (Windows: dùng WSL 2).`,
      `Nắng Mai does not run on ${here} yet, only on ${known.join(', ')} (Windows: use WSL 2).`,
    )
  }

  if (!isInstalled(packages)) await installOnce(packages)
  if (!existsSync(pinnedNode))
    fail(
      'Thiếu Node của dự án. Hãy xóa thư mục node_modules rồi chạy lại khi có mạng.',
      `The project's own Node is missing (${pinnedNode}). Delete the folder node_modules and run again with a network.`,
    )

  const [command, ...before] = findProgram(name)
  const path = [join(modules, '.bin'), process.env.PATH].filter(Boolean).join(delimiter)
  process.exit(await runToEnd(command, [...before, ...args], { env: { ...process.env, PATH: path } }))
}

/** Command that runs `name`: the pinned Node for a script of ours or a JavaScript tool, else the tool itself. */
function findProgram(name) {
  if (/\.[cm]?[jt]s$/.test(name)) {
    if (!existsSync(name)) fail(`Không có tệp ${resolve(name)}.`, `There is no file ${resolve(name)}.`)
    return [pinnedNode, ...roomForRequests, resolve(name)]
  }
  const tool = join(modules, '.bin', basename(name))
  if (!existsSync(tool)) fail(`Không có công cụ ${name}.`, `There is no tool ${name} in node_modules/.bin.`)
  const firstLine = readFileSync(tool).subarray(0, 80).toString('latin1').split('\n', 1)[0]
  return /^#!.*\bnode\b/.test(firstLine) ? [pinnedNode, tool] : [tool]
}

/** Runs a command on our own terminal and returns its exit code, or 128 + n when signal n ended it. */
function runToEnd(command, args, options) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => {
        // A terminal sends Ctrl+C to both of us; passing it on would look like a second, impatient one.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      })
    child.on('error', (error) =>
      fail(`Không chạy được ${command}: ${error.message}`, `Cannot run ${command}.`),
    )
    child.on('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })
}

/** Whether node_modules holds what the lockfile says, whoever installed it. */
function isInstalled(packages) {
  const hiddenLockfile = join(modules, '.package-lock.json')
  if (!existsSync(hiddenLockfile) || !existsSync(pinnedNode)) return false
  const hash = lockfileHash()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return true

  const installed = readJson(hiddenLockfile).packages
  for (const [path, wanted] of Object.entries(packages)) {
    const found = installed[path]
    if (path === '' || (!found && wanted.optional)) continue // made for another system
    if (found?.version !== wanted.version || found?.integrity !== wanted.integrity) return false
  }
  writeStamp(hash)
  return true
}

/** Installs, or waits while another launcher of this project installs. */
async function installOnce(packages) {
  mkdirSync(dirname(lockFolder), { recursive: true })
  let told = false
  while (!takeLock()) {
    if (!told) say('Đang chờ một lần cài đặt khác xong…', 'Waiting for another installation to end…')
    told = true
    breakStaleLock()
    await new Promise((wake) => setTimeout(wake, 200))
  }
  const heartbeat = setInterval(() => utimesSync(lockFolder, new Date(), new Date()), heartbeatMs)
  const release = () => rmSync(lockFolder, { recursive: true, force: true })
  process.once('exit', release)
  const code = isInstalled(packages) ? 0 : await install()
  clearInterval(heartbeat)
  release()
  process.off('exit', release)
  if (code !== 0) {
    say('Cài đặt không thành công; xem lời báo ở trên.', 'The installation failed; see the message above.')
    process.exit(code)
  }
}

async function install() {
  say(
    'Đang cài các gói cần thiết (lần đầu hoặc sau khi nâng cấp)…',
    'Installing packages (first start or after an upgrade)…',
  )
  const npm = process.env.npm_execpath
  const [command, ...before] = npm && /npm-cli\.[cm]?js$/.test(npm) ? [process.execPath, npm] : ['npm']
  // Not `npm ci`: it refuses a lockfile in which an optional package for another system could not be had when the
  // file was written. `--no-save` takes the locked versions all the same and leaves the file as it is. The warnings
  // would be about the Node that starts npm; the program runs on its own.
  const args = [
    ...before,
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
  ]
  const code = await runToEnd(command, args, { cwd: project })
  if (code === 0) writeStamp(lockfileHash())
  return code
}

function takeLock() {
  try {
    mkdirSync(lockFolder)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** A holder touches its lock every two seconds; one that was killed stops doing so. */
function breakStaleLock() {
  const breaking = `${lockFolder}.breaking`
  if (!isStale(lockFolder)) return
  try {
    mkdirSync(breaking) // one breaker at a time, who looks again: else it could break its successor's lock
    if (isStale(lockFolder)) rmSync(lockFolder, { recursive: true, force: true })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isStale(breaking)) return
  }
  rmSync(breaking, { recursive: true, force: true })
}

function isStale(folder) {
  const touched = statSync(folder, { throwIfNoEntry: false })?.mtimeMs
  return touched !== undefined && Date.now() - touched > staleMs
}

function lockfileHash() {
  return createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .digest('hex')
}

/** The stamp only saves the comparison next time, so a node_modules that cannot be written is no obstacle. */
function writeStamp(hash) {
  try {
    writeFileSync(stampFile, hash)
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes(error.code)) throw error
  }
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function say(vi, en) {
  process.stderr.write(`${en ? `${vi} · ${en}` : vi}\n`)
}

function fail(vi, en) {
  say(vi, en)
  process.exit(1)
}
