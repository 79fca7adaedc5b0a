import { inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { makeSafetyPlan } from './plan.service.ts'
import type { RiskAnswer } from './risk.rule.ts'
import { assessRisk } from './risk.service.ts'
import { openSuicideRisk } from './suicide.service.ts'

interface LivingCase {
  id: string
  opened_at: Date
  version: number
}

const hour = 3_600_000
const asked = [
  'near_now',
  'strangled',
  'threat_kill',
  'weapon',
  'worse_lately',
  'leaving',
  'control',
  'she_fears',
] as const

/** For the cases somebody manages now: looks at the danger over time, safety plans, and two open risks of suicide. */
export async function seedSafety(stage: DemoStage): Promise<void> {
  let at = 0
  for (const username of ['quanly', 'quanly2']) {
    const cases = await livingCases(stage, username)
    for (const [nth, found] of cases.entries()) {
      await assess(stage, username, found, at++)
      if (nth % 2 === 0) await plan(stage, username, found.id, nth)
      if (nth === Math.min(1, cases.length - 1)) await suicide(stage, username, found.id)
    }
  }
}

function livingCases(stage: DemoStage, username: string): Promise<LivingCase[]> {
  return inTransaction(stage.as(username, stage.today), (trx) =>
    trx
      .selectFrom('case_file')
      .select(['id', 'opened_at', 'version'])
      .where('status', '=', 'open')
      .orderBy('opened_at')
      .orderBy('id')
      .execute(),
  ) as Promise<LivingCase[]>
}

async function assess(stage: DemoStage, username: string, found: LivingCase, at: number): Promise<void> {
  const looks = 1 + (at % 3)
  let { version } = found
  for (let look = 0; look < looks; look++) {
    const ago = (looks - look) * 7 * hour
    const when = new Date(Math.max(stage.today.getTime() - ago, found.opened_at.getTime() + hour))
    const answers = asked.map((question, n) => ({
      question,
      answer: (['yes', 'no', 'unknown', 'no', 'refused'] as const)[(n + at + look * 2) % 5] as RiskAnswer,
    }))
    const done = await assessRisk(stage.as(username, when < stage.today ? when : stage.today), {
      params: { case_id: found.id },
      query: undefined,
      body: {
        version,
        instrument_code: 'partner_danger',
        edition: 1,
        answers,
        judged_danger: at % 4 === 0 ? 'high' : 'medium',
        reason: 'Nhận định bịa ra để trình diễn.',
        lower: false,
      },
    })
    version = done.version
  }
}

async function plan(stage: DemoStage, username: string, caseId: string, nth: number): Promise<void> {
  const ctx = stage.as(username, new Date(stage.today.getTime() - 3 * hour))
  const made = (instead_of: number, code_word: string) =>
    makeSafetyPlan(ctx, {
      params: { case_id: caseId },
      query: undefined,
      body: {
        instead_of,
        with_her: true,
        review_by: dayInVietNam(new Date(stage.today.getTime() + (nth - 1) * 24 * hour)),
        parts: {
          warning_signs: 'Về muộn, đập cửa, hỏi điện thoại.',
          during_violence: 'Ra hiên trước, không vào bếp.',
          where_to_go: 'Nhà cô ở đầu ngõ; ban đêm gọi bác tổ trưởng.',
          what_to_take: 'Túi giấy tờ gửi sẵn ở nhà cô.',
          whom_to_call: '113; cô đầu ngõ.',
          code_word,
          children: 'Con lớn dắt em sang nhà bà.',
        },
      },
    })
  const { no } = await made(0, 'Mai có đi chợ không?')
  if (nth % 4 === 0) await made(no, 'Nhà còn đường không?')
}

async function suicide(stage: DemoStage, username: string, caseId: string): Promise<void> {
  const at = new Date(stage.today.getTime() - 4 * hour)
  await openSuicideRisk(stage.as(username, at), {
    params: { case_id: caseId },
    query: undefined,
    body: {
      asked_at: at.toISOString(),
      means: 'yes',
      plan: 'no',
      alone: 'no',
      stays: 'family',
      called: ['relative'],
      call_again_by: new Date(at.getTime() + 20 * hour).toISOString(),
      note: 'Chuyện bịa để trình diễn: em gái ở cùng đêm nay.',
    },
  })
}
