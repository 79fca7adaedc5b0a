import { anchorFolder } from '#app/audit/anchor.ts'
import { sentenceOf } from '#app/audit/break.ts'
import { findDailySlip } from '#app/audit/slip.ts'
import { verifyAudit } from '#app/audit/verify.ts'
import type { Settings } from '#app/settings.ts'
import { openPool } from '#kernel/database.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { type Command, readOptions, say, UsageProblem } from './command.ts'
import { withInstalled } from './installed.ts'

export const audit: Command = {
  name: 'audit',
  usage: 'verify [--slip NO:HEAD …] | slip [--day YYYY-MM-DD]',
  vi: 'Kiểm tra nhật ký có bị sửa, xóa, cắt không; in phiếu niêm phong của ngày.',
  en: 'Tells whether the audit was changed or cut; prints the slip of a day.',
  async run([what, ...args], settings) {
    if (what === 'verify') return verify(args, settings)
    if (what === 'slip') return slip(args, settings)
    throw new UsageProblem('audit verify | audit slip')
  },
}

async function verify(args: string[], settings: Settings): Promise<number> {
  const slips = readOptions(args, { slip: { needed: false, multiple: true } })
    .many('slip')
    .map(readSlip)
  const anchorDir = anchorFolder(settings)
  const verdict = await withInstalled(settings, async ({ server, base, keys }) => {
    const { db } = openPool(server, 'nangmai_jobs', base, 1)
    return verifyAudit({ db, keys, anchorDir, slips }).finally(() => db.destroy())
  })
  const { lostByRestore: lost } = verdict
  if (lost.length > 0) {
    say(
      `Ghi chú: các niêm phong ${lost[0]}–${lost.at(-1)} được làm sau bản sao lưu và mất theo lần khôi phục đã ghi nhận.`,
      `Note: seals ${lost[0]}–${lost.at(-1)} were made after a backup and went with its recorded restore.`,
    )
  }
  if (verdict.anchored === 0) {
    say(
      `Chưa có dấu nào ở ${anchorDir}: phần cuối bị cắt thì không thể biết.`,
      `There is no anchor in ${anchorDir}: a cut tail could not be told.`,
    )
  }
  if (verdict.broken) {
    const { vi, en } = sentenceOf(verdict.broken)
    say(`NHẬT KÝ KHÔNG NGUYÊN VẸN. ${vi}`, `THE AUDIT IS BROKEN. ${en}`)
    say(
      'Giữ nguyên hiện trường, báo người phụ trách bảo vệ dữ liệu: docs/runbooks/keys.md.',
      'Leave everything as it is and tell the data protection officer.',
    )
    return 1
  }
  say(
    `Nhật ký nguyên vẹn: ${verdict.entries} dòng trong ${verdict.seals} niêm phong, ${verdict.anchored} dấu đối chiếu; ${verdict.unsealed} dòng mới chưa niêm phong.`,
    `The audit is whole: ${verdict.entries} entries in ${verdict.seals} seals, ${verdict.anchored} heads compared; ${verdict.unsealed} new entries not sealed yet.`,
  )
  return 0
}

/** `41:9f3a 77b0 …` as it stands on a printed slip; spaces and capitals do not matter. */
function readSlip(text: string): { no: number; head: string } {
  const found = /^(\d+):([0-9a-f]{64})$/.exec(text.replace(/\s+/g, '').toLowerCase())
  if (!found?.[1] || !found[2]) throw new UsageProblem('--slip NO:HEAD')
  return { no: Number(found[1]), head: found[2] }
}

async function slip(args: string[], settings: Settings): Promise<number> {
  const { day = dayInVietNam(new Date()) } = readOptions(args, { day: { needed: false } })
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new UsageProblem('--day YYYY-MM-DD')
  const found = await withInstalled(settings, ({ server, base }) => {
    const { db } = openPool(server, 'nangmai_jobs', base, 1)
    return findDailySlip(db, day).finally(() => db.destroy())
  })
  if (!found) {
    say(`Đến hết ngày ${day} chưa có niêm phong nào.`, `There was no seal up to the end of ${day}.`)
    return 1
  }
  const rows = [0, 4, 8, 12].map((at) => `    ${found.groups.slice(at, at + 4).join(' ')}`)
  console.log(
    [
      'PHIẾU NIÊM PHONG NHẬT KÝ · AUDIT SLIP',
      `Ngày · Day: ${found.day}    Số · No.: ${found.no}    Lúc · At: ${found.at}`,
      ...rows,
      'In, ký, ghi ngày và cất trong tủ. Print, sign, date and lock away.',
      `Đối chiếu về sau · To compare later: npm run cli -- audit verify --slip "${found.no}:${found.groups.join(' ')}"`,
    ].join('\n'),
  )
  return 0
}
