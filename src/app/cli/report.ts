import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { modules } from '#app/modules.ts'
import type { Settings } from '#app/settings.ts'
import { openPool } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { buildSixMonthReport } from '#modules/reports/index.ts'
import { type Command, readOptions, say, UsageProblem } from './command.ts'
import { withInstalled } from './installed.ts'

export const report: Command = {
  name: 'report',
  usage: 'six-month --province 22 --period 2022-H1 --out FILE.docx',
  vi: 'Lập báo cáo sáu tháng của một tỉnh thành văn bản DOCX.',
  en: 'Makes the six-month report of a province as a DOCX.',
  async run([what, ...args], settings) {
    if (what !== 'six-month') throw new UsageProblem('report six-month')
    return sixMonth(args, settings)
  },
}

async function sixMonth(args: string[], settings: Settings): Promise<number> {
  const asked = readOptions(args, {
    province: { needed: true },
    period: { needed: true },
    out: { needed: true },
  })
  const { province = '', period = '', out = '' } = asked
  if (!/^\d{2}$/.test(province)) throw new UsageProblem('--province 22')
  if (!/^\d{4}-H[12]$/.test(period)) throw new UsageProblem('--period 2022-H1')
  const made = await withInstalled(settings, async ({ server, base }) => {
    const [reporter, jobs] = [
      openPool(server, 'nangmai_reporter', base, 2),
      openPool(server, 'nangmai_jobs', base, 2),
    ]
    try {
      const built = await buildSixMonthReport({
        facts: reporter.db,
        jobs: jobs.db,
        provinceId: province,
        period,
        now: new Date(),
      })
      await sql`select audit.note('exported', 'six_month_report', ${province}, ${JSON.stringify({ period })}::jsonb)`.execute(
        jobs.db,
      )
      return built
    } finally {
      await Promise.all([reporter.db.destroy(), jobs.db.destroy()])
    }
  }).catch(inWords)
  const file = path.resolve(out)
  await writeFile(file, made.bytes)
  say(
    `Đã lập báo cáo với ${made.figures.length} số liệu: ${file}. Số liệu để nguyên, chưa che; chỉ gửi cho nơi được nhận.`,
    `Made the report with ${made.figures.length} figures. They are exact, nothing is covered; hand it only to those it is for.`,
  )
  return 0
}

/** A refusal of the report in the words of its catalogue. */
function inWords(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  const wordsIn = (language: 'vi' | 'en') =>
    modules.map(({ messages }) => messages[language][error.code]).find(Boolean)
  throw Object.assign(new Error(error.code), {
    vi: wordsIn('vi') ?? error.code,
    en: wordsIn('en') ?? error.code,
  })
}
