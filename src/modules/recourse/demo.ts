import { type Context, inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { addFile, sampleJpeg, samplePdf, samplePng } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { beginCare, markCare, markTrace } from './care.service.ts'
import { addInjury, moveInjury } from './injury.service.ts'
import { addLegalStep, addPaper, moveLegalStep, movePaper } from './paper.service.ts'
import { addReport, moveReport } from './police.service.ts'
import { type ReportMove, reportMoves } from './recourse.life.ts'

const none = { query: undefined } as const
const hour = 3_600_000

/**
 * Gives the living cases of two managers what a survivor needs from others: hours running, injuries with photographs, a
 * report to police in each of its states, hearings, papers, digital traces. All invented.
 */
export async function seedRecourse(stage: DemoStage): Promise<void> {
  let n = 0
  for (const manager of ['quanly', 'quanly2']) {
    const ctx = stage.as(manager, stage.today)
    for (const { id, child } of (await openCasesOf(ctx)).slice(0, 5)) {
      await injuryOf(ctx, stage, id, n)
      await reportOf(ctx, stage, id, n)
      await papersOf(ctx, stage, id, child, n)
      if (n % 4 === 0) await careOf(ctx, stage, id)
      n++
    }
  }
}

/** Open cases I manage, as told by the row rules, oldest first, each with its first child. */
function openCasesOf(ctx: Context): Promise<{ id: string; child: string | null }[]> {
  return inTransaction(ctx, (trx) =>
    trx
      .selectFrom('case_file as f')
      .select((e) => [
        'f.id',
        e
          .selectFrom('person as p')
          .select('p.id')
          .whereRef('p.case_id', '=', 'f.id')
          .where('p.part', '=', 'child')
          .limit(1)
          .as('child'),
      ])
      .where('f.status', '=', 'open')
      .where('f.manager_id', '=', ctx.session.staffId)
      .orderBy('f.opened_at')
      .execute(),
  )
}

const ago = (stage: DemoStage, hours: number) => new Date(stage.today.getTime() - hours * hour)
const dayAgo = (stage: DemoStage, days: number) => dayInVietNam(ago(stage, days * 24))

async function careOf(ctx: Context, stage: DemoStage, case_id: string): Promise<void> {
  const care = await beginCare(ctx, {
    params: { case_id },
    body: { assaulted_at: ago(stage, 9).toISOString(), estimated: true },
    ...none,
  })
  for (const [item, state] of [
    ['wounds', 'done'],
    ['pep', 'offered'],
    ['clothes', 'done'],
  ] as const)
    await markCare(ctx, {
      params: { case_id, care_id: care.id, item },
      body: { version: null, state, at: ago(stage, 2).toISOString() },
      ...none,
    })
}

async function injuryOf(ctx: Context, stage: DemoStage, case_id: string, n: number): Promise<void> {
  const { id } = await addInjury(ctx, {
    params: { case_id },
    body: { seen_on: dayAgo(stage, 6), words: 'Vết bầm ở cánh tay. Câu chuyện bịa ra để trình diễn.' },
    ...none,
  })
  await addFile(ctx, {
    params: { case_id },
    body: {
      name: `Ảnh vết bầm ${n + 1}.jpg`,
      kind: 'injury',
      taken_at: ago(stage, 6 * 24).toISOString(),
      record_kind: 'injury',
      record_id: id,
    },
    file: sampleJpeg(8, 'MAY ANH TRINH DIEN'),
    ...none,
  })
  const moves = [
    { move: 'get_certificate', on: dayAgo(stage, 5), body: 'Trung tâm y tế (trình diễn)' },
    { move: 'ask_expertise', on: dayAgo(stage, 4), by: 'police' },
    { move: 'expertise_result', on: dayAgo(stage, 1), percent: 6.5 },
  ] as const
  for (const [at, body] of moves.slice(0, n % 4).entries())
    await moveInjury(ctx, { params: { case_id, injury_id: id }, body: { version: at + 1, ...body }, ...none })
}

/** One in each state: still due, pending, then each answer. */
async function reportOf(ctx: Context, stage: DemoStage, case_id: string, n: number): Promise<void> {
  const answer: ReportMove | undefined = reportMoves[n % 6]
  const isDue = n % 6 === 0
  const { id } = await addReport(ctx, {
    params: { case_id },
    body: {
      reported_by: n % 2 ? 'survivor' : 'centre',
      told_before: true,
      ...(n % 3 === 0 ? { signs_at: ago(stage, isDue ? 0.2 : 100).toISOString() } : {}),
      ...(isDue
        ? {}
        : {
            reported_at: ago(stage, 99.8).toISOString(),
            station: 'Công an xã (trình diễn)',
            taker: 'Trực ban (trình diễn)',
            number: `${n + 10}/BN`,
          }),
    },
    ...none,
  })
  if (isDue || !answer) return // the sixth waits for its answer
  await moveReport(ctx, {
    params: { case_id, report_id: id },
    body: {
      version: 1,
      move: answer,
      on: dayAgo(stage, 1),
      ...(answer === 'refuse' ? { reason: 'Cho rằng là chuyện riêng trong gia đình.' } : {}),
    },
    ...none,
  })
  await addFile(ctx, {
    params: { case_id },
    body: { name: 'Biên nhận trình báo.pdf', kind: 'police', record_kind: 'police_report', record_id: id },
    file: samplePdf('Bien nhan trinh bao (trinh dien)'),
    ...none,
  })
}

async function papersOf(
  ctx: Context,
  stage: DemoStage,
  case_id: string,
  child: string | null,
  n: number,
): Promise<void> {
  const legal = await addLegalStep(ctx, {
    params: { case_id },
    body: { kind: n % 2 ? 'divorce' : 'legal_aid', asked_on: dayAgo(stage, 5) },
    ...none,
  })
  if (n % 2)
    await moveLegalStep(ctx, {
      params: { case_id, step_id: legal.id },
      body: { version: 1, move: 'go', on: dayAgo(stage, 2), hearing_on: dayAgo(stage, -7) },
      ...none,
    })
  const paper = await addPaper(ctx, {
    params: { case_id },
    body: child
      ? { kind: 'school_transfer', person_id: child, need: 'Cần bạn cùng bàn và ăn trưa tại trường.' }
      : { kind: 'identity', who: 'Chị tự làm lại, có người đi cùng.' },
    ...none,
  })
  await movePaper(ctx, {
    params: { case_id, paper_id: paper.id },
    body: { version: 1, move: 'request', on: dayAgo(stage, 1) },
    ...none,
  })
  await addFile(ctx, {
    params: { case_id },
    body: { name: 'Tin nhắn chụp màn hình.png', kind: 'message' },
    file: samplePng(64, 'MAY TRINH DIEN'),
    ...none,
  })
  for (const [item, state] of [
    ['location', 'done'],
    ['zalo_device', 'needed'],
    ['bank_sms', 'not_now'],
  ] as const)
    await markTrace(ctx, { params: { case_id, item }, body: { version: null, state }, ...none })
}
