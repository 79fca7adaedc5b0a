import { readFileSync } from 'node:fs'
import type { Client } from 'pg'
import { openDatabase } from '#app/boot.ts'
import type { Settings } from '#app/settings.ts'
import { loginConfig, type Server } from '#kernel/database.ts'
import { cutIntoParts, joinParts, keyParts, printPart, readPart } from '#kernel/key-parts.ts'
import {
  keyFingerprint,
  packRootKeys,
  type RootKeys,
  requireKey,
  unpackRootKeys,
  writeRootKeys,
} from '#kernel/root-key.ts'
import { withClient } from '#kernel/schema.ts'
import { type Command, readOptions, say, UsageProblem } from './command.ts'
import { readFingerprint, withInstalled } from './installed.ts'

export const key: Command = {
  name: 'key',
  usage:
    'parts --request ID | join --part FILE --part FILE (--by USERNAME --with USERNAME | --fingerprint HEX)',
  vi: 'In khóa thành ba phần khi hai người đã đồng ý; ghép hai phần lại thành tệp khóa khi tệp khóa bị mất.',
  en: 'Prints the key in three parts once two people have agreed; puts two parts together when the key file is lost.',
  async run([what, ...args], settings) {
    if (what === 'parts') return printParts(args, settings)
    if (what === 'join') return joinKey(args, settings)
    throw new UsageProblem('key parts | key join')
  },
}

/** Why the key is not printed or not put together, in words. Holds nothing of a part. */
class KeyPartsProblem extends Error {
  readonly vi: string
  readonly en: string
  constructor(vi: string, en: string) {
    super(en)
    this.vi = vi
    this.en = en
  }
}

async function printParts(args: string[], settings: Settings): Promise<number> {
  const { request = '' } = readOptions(args, { request: { needed: true } })
  const papers = await withInstalled(settings, ({ server, base, keys }) =>
    withClient(loginConfig(server, 'nangmai_owner', base), (owner) => partsFor(owner, keys, request)),
  )
  for (const paper of papers) console.log(paper)
  return 0
}

/** The three papers of a request that two people made, once. Refuses with `KeyPartsProblem`. */
export async function partsFor(owner: Client, keys: RootKeys, request: string): Promise<string[]> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(request)
  const { rows } = await owner.query('select asked_by, agreed_by from access.print_key_parts($1)', [
    isId ? request : null,
  ])
  const agreed: { asked_by: string; agreed_by: string } | undefined = rows[0]
  if (!agreed)
    throw new KeyPartsProblem(
      `Đề nghị ${request} chưa được người thứ hai đồng ý, đã quá hạn hoặc đã dùng. Hãy đề nghị ở trang Việc cần hai người.`,
      `The request ${request} has no second person's yes, has run out or was used. Ask on the page of acts for two.`,
    )
  const parts = await cutIntoParts(packRootKeys(keys))
  return parts.map((part) =>
    [
      `PHẦN KHÓA ${part.no}/${keyParts.made} · KEY PART ${part.no} OF ${keyParts.made}`,
      `Dấu của khóa · Fingerprint: ${keyFingerprint(keys.newest)}`,
      `Đề nghị · Asked: ${agreed.asked_by}    Đồng ý · Agreed: ${agreed.agreed_by}`,
      '',
      printPart(part),
      '',
      `Cất trong phong bì niêm phong, mỗi người một phần. Cần ${keyParts.needed} phần để khôi phục. Xóa khỏi màn hình và máy in.`,
      `Keep in a sealed envelope, one part a person. ${keyParts.needed} parts are needed. Clear the screen and the printer.`,
      '',
    ].join('\n'),
  )
}

async function joinKey(args: string[], settings: Settings): Promise<number> {
  const options = readOptions(args, {
    part: { needed: true, multiple: true },
    by: { needed: false },
    with: { needed: false },
    fingerprint: { needed: false },
  })
  const secret = await readParts(options.many('part').map(readTyped))
  if (options.fingerprint) return joinAlone(secret.packed, options.fingerprint, settings)
  if (!options.by || !options.with) throw new UsageProblem('--by … --with …')
  const holders = [options.by, options.with] as const
  const { superuser, server, stopDatabase } = await openDatabase(settings)
  try {
    const fingerprint = await readFingerprint(superuser, server)
    await restoreKey({ server, fingerprint, keyFile: settings.keyFile, holders, ...secret })
  } finally {
    await stopDatabase()
  }
  say(
    `Đã ghép lại tệp khóa ${settings.keyFile}; nhật ký đã ghi hai người giữ phần. Hãy xin in ba phần mới và hủy các phần cũ.`,
    `The key file ${settings.keyFile} is back and the audit names who held the parts. Ask for three new parts and destroy the old ones.`,
  )
  return 0
}

/** Where the database is lost too: a backup needs the key before there is an audit to write in; the restore leaves its own trace there. */
function joinAlone(packed: Uint8Array, fingerprint: string, settings: Settings): number {
  requireKey(unpackRootKeys(packed), fingerprint, settings.keyFile)
  writeRootKeys(settings.keyFile, unpackRootKeys(packed))
  say(
    `Đã ghép lại tệp khóa ${settings.keyFile}. Hãy khôi phục bản sao lưu, rồi xin in ba phần mới.`,
    `The key file ${settings.keyFile} is back. Restore the backup, then ask for three new parts.`,
  )
  return 0
}

interface Restored {
  server: Server
  fingerprint: string
  keyFile: string
  holders: readonly [string, string]
  packed: Uint8Array
  parts: readonly number[]
}

/**
 * Writes the key file and lays down in the audit who put it together, or neither: the file is written only when the entry
 * stands. Refuses with `KeyProblem` for another database's key, with `KeyPartsProblem` unless two people who may hold parts are named.
 */
export async function restoreKey({
  server,
  fingerprint,
  keyFile,
  holders,
  packed,
  parts,
}: Restored): Promise<void> {
  const base = requireKey(unpackRootKeys(packed), fingerprint, keyFile)
  await withClient(loginConfig(server, 'nangmai_owner', base), async (owner) => {
    await owner.query('begin')
    const { rows } = await owner.query('select access.key_restored($1, $2, $3) as known', [...holders, parts])
    if (!rows[0].known)
      throw new KeyPartsProblem(
        'Cần tên đăng nhập của hai người khác nhau đang là quản trị, lãnh đạo hoặc phụ trách bảo vệ dữ liệu.',
        'Name two different people who are administrator, leader or data-protection officer now.',
      )
    writeRootKeys(keyFile, unpackRootKeys(packed))
    await owner.query('commit')
  })
}

/** The packed keys of two typed parts. Refuses with `KeyPartsProblem`. */
export async function readParts(typed: readonly string[]): Promise<{ packed: Uint8Array; parts: number[] }> {
  const read = typed.map(readPart)
  const wrong = read.findIndex((part) => !part)
  if (wrong >= 0)
    throw new KeyPartsProblem(
      `Phần thứ ${wrong + 1} gõ chưa đúng hoặc còn thiếu. Hãy so lại từng nhóm chữ với tờ giấy.`,
      `Part ${wrong + 1} was typed wrong or is cut short. Compare it with the paper, group by group.`,
    )
  const [one, other] = read
  const packed = one && other && (await joinParts(one, other))
  if (!packed)
    throw new KeyPartsProblem(
      'Cần hai phần khác nhau của cùng một lần in.',
      'Two different parts of the same printing are needed.',
    )
  return { packed, parts: [one.no, other.no] }
}

function readTyped(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, 10_000)
  } catch {
    throw new KeyPartsProblem(`Không đọc được tệp ${file}.`, `The file ${file} cannot be read.`)
  }
}
