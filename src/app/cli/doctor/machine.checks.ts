import { X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { access, constants, readdir, readFile, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { anchorFolder } from '#app/audit/anchor.ts'
import { backupFolder } from '#app/backup/backup.ts'
import type { Settings } from '#app/settings.ts'
import { webFolder } from '#app/staff-app.ts'
import { keyFingerprint, loadRootKey } from '#kernel/root-key.ts'
import { type Finding, good, look, wrong } from './finding.ts'

const house = path.resolve(import.meta.dirname, '../../../..')
const hours = 3_600_000 // milliseconds
const megabytes = 1_000_000

/** Node and the packages are those of the lockfile. */
export async function checkProgram(): Promise<Finding> {
  const { dependencies, optionalDependencies } = JSON.parse(
    await readFile(path.join(house, 'package.json'), 'utf8'),
  )
  const pinned = optionalDependencies[`node-${process.platform}-${process.arch}`]
  if (process.versions.node !== pinned) {
    return look(
      `Đang chạy bằng Node ${process.versions.node}, không phải ${pinned}.`,
      `Node ${process.versions.node} runs, not ${pinned}.`,
      'Chạy qua npm: npm start, npm run cli.',
      'Run through npm.',
    )
  }
  const off: string[] = []
  for (const [name, version] of Object.entries(dependencies)) {
    const installed = await readFile(path.join(house, 'node_modules', name, 'package.json'), 'utf8').then(
      (text) => JSON.parse(text).version,
      () => 'thiếu',
    )
    if (installed !== version) off.push(`${name} ${installed} ≠ ${version}`)
  }
  return off.length === 0
    ? good(
        `Node ${pinned} và các gói đúng phiên bản.`,
        `Node ${pinned} and the packages are those of the lockfile.`,
      )
    : wrong(
        `Gói sai phiên bản: ${off.join(', ')}.`,
        `Packages differ: ${off.join(', ')}.`,
        'Xóa thư mục node_modules rồi chạy npm start khi có mạng.',
        'Delete node_modules and run npm start with a network.',
      )
}

/** The staff app has been built. */
export async function checkStaffApp(): Promise<Finding> {
  const isBuilt = await access(path.join(webFolder, 'index.html')).then(
    () => true,
    () => false,
  )
  return isBuilt
    ? good('Trang làm việc đã được dựng.', 'The staff app is built.')
    : look(
        'Trang làm việc chưa được dựng.',
        'The staff app is not built.',
        'Chạy npm start: nó tự dựng.',
        'Run npm start: it builds it.',
      )
}

/** Key file: there, whole, private; its fingerprint, to be compared with the one noted on paper. */
export async function checkKeyFile(settings: Settings): Promise<Finding> {
  const keys = loadRootKey(settings.keyFile) // a problem is told in its own words
  const prints = keys.all.map((key) => `${key.no}: ${keyFingerprint(key).slice(0, 16)}`).join(', ')
  const [key, data] = await Promise.all([
    stat(settings.keyFile),
    stat(settings.dataDir).catch(() => undefined),
  ])
  if (data && key.dev === data.dev) {
    return look(
      `Tệp khóa đọc được, nằm cùng ổ đĩa với dữ liệu (dấu ${prints}).`,
      `The key file is readable, on the same disk as the data (fingerprint ${prints}).`,
      'Ai lấy được ổ đĩa cũng mở được dữ liệu. Đặt KEY_FILE ở ổ khác và giữ một bản sao trong két.',
      'Whoever takes the disk can open the data. Set KEY_FILE to another disk and keep a copy in a safe.',
    )
  }
  return good(
    `Tệp khóa đọc được và riêng tư (dấu ${prints}).`,
    `The key file is readable and private (fingerprint ${prints}).`,
  )
}

/** Room on the disk of the data. */
export async function checkDisk(settings: Settings): Promise<Finding> {
  const { bavail, bsize } = await statfs(
    existsSync(settings.dataDir) ? settings.dataDir : path.dirname(settings.dataDir),
  )
  const free = bavail * bsize
  const shown = `${Math.round(free / megabytes)} MB`
  if (free < 500 * megabytes)
    return wrong(
      `Ổ dữ liệu chỉ còn ${shown}.`,
      `Only ${shown} left on the data disk.`,
      'Giải phóng chỗ trống ngay: hết chỗ thì không lưu được gì.',
      'Free some space now: when it is full nothing can be saved.',
    )
  if (free < 5_000 * megabytes)
    return look(
      `Ổ dữ liệu còn ${shown}.`,
      `${shown} left on the data disk.`,
      'Chuyển các bản sao lưu cũ sang nơi khác.',
      'Move old backups elsewhere.',
    )
  return good(`Ổ dữ liệu còn ${shown}.`, `${shown} left on the data disk.`)
}

/** Age of the newest backup in its usual folder. */
export async function checkBackups(settings: Settings): Promise<Finding> {
  const folder = backupFolder(settings.dataDir)
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.nmb'))
  const times = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).mtimeMs))
  const todo = [
    'Chạy: npm run cli -- backup, và đặt lịch hằng đêm (docs/runbooks/backup-and-restore.md).',
    'Run: npm run cli -- backup, and put it on a nightly timetable.',
  ] as const
  if (times.length === 0)
    return look(`Chưa có bản sao lưu nào trong ${folder}.`, `There is no backup in ${folder}.`, ...todo)
  const age = Math.round((Date.now() - Math.max(...times)) / hours)
  return age > 26
    ? look(`Bản sao lưu mới nhất đã ${age} giờ.`, `The newest backup is ${age} hours old.`, ...todo)
    : good(`Bản sao lưu mới nhất: ${age} giờ trước.`, `The newest backup: ${age} hours ago.`)
}

/** The anchor can be written and lies on another disk than the data. */
export async function checkAnchor(settings: Settings): Promise<Finding> {
  const folder = anchorFolder(settings)
  const todo = [
    'Đặt ANCHOR_DIR là thư mục trên ổ khác hoặc máy khác, và in phiếu mỗi ngày: npm run cli -- audit slip.',
    'Set ANCHOR_DIR to a folder on another disk or machine, and print the daily slip.',
  ] as const
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!writable) {
    return settings.anchorDir
      ? wrong(
          `Không ghi được vào nơi lưu dấu niêm phong ${folder}.`,
          `The anchor folder ${folder} cannot be written.`,
          'Kiểm tra ổ đĩa và quyền ghi.',
          'Check the disk and its permissions.',
        )
      : look(`Chưa có dấu niêm phong nào ở ${folder}.`, `There is no anchor in ${folder} yet.`, ...todo)
  }
  const [anchor, data] = await Promise.all([stat(folder), stat(settings.dataDir)])
  return anchor.dev === data.dev
    ? look(
        'Dấu niêm phong nhật ký nằm cùng ổ đĩa với dữ liệu.',
        'The audit anchor lies on the same disk as the data.',
        ...todo,
      )
    : good(`Dấu niêm phong nhật ký ở ổ khác: ${folder}.`, `The audit anchor is on another disk: ${folder}.`)
}

/** The address people type, and the protection of the way there. */
export async function checkEdge(settings: Settings): Promise<Finding> {
  const { publicUrl, tls } = settings
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(publicUrl.hostname)
  if (publicUrl.protocol === 'http:' && !isLocal) {
    return wrong(
      `PUBLIC_URL ${publicUrl.href} không mã hóa.`,
      `PUBLIC_URL ${publicUrl.href} is not encrypted.`,
      'Dùng https:// với TLS_CERT_FILE và TLS_KEY_FILE hoặc TRUST_PROXY (docs/runbooks/tls.md).',
      'Use https:// with a certificate or a proxy.',
    )
  }
  if (tls) {
    const certificate = new X509Certificate(await readFile(tls.certFile))
    const days = Math.floor((Date.parse(certificate.validTo) - Date.now()) / (24 * hours))
    if (days < 0)
      return wrong(
        'Chứng thư TLS đã hết hạn.',
        'The TLS certificate has expired.',
        'Thay chứng thư rồi khởi động lại.',
        'Renew it and start again.',
      )
    if (!isLocal && !certificate.checkHost(publicUrl.hostname))
      return wrong(
        `Chứng thư TLS không dành cho ${publicUrl.hostname}.`,
        `The TLS certificate is not for ${publicUrl.hostname}.`,
        'Dùng đúng chứng thư, hoặc sửa PUBLIC_URL.',
        'Use the right certificate or correct PUBLIC_URL.',
      )
    if (days < 21)
      return look(
        `Chứng thư TLS còn ${days} ngày.`,
        `The TLS certificate ends in ${days} days.`,
        'Gia hạn chứng thư.',
        'Renew it.',
      )
  }
  return isLocal
    ? good('Chỉ dùng trên máy này (localhost).', 'For this machine only (localhost).')
    : good(`Địa chỉ ${publicUrl.href} có TLS.`, `The address ${publicUrl.href} has TLS.`)
}
