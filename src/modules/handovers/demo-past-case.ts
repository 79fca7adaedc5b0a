import { inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { openCaseContract } from '#modules/cases/case.contract.ts'
import { assignCase, moveCase, openCase } from '#modules/cases/index.ts'
import { takeContactIn } from '#modules/hotline/index.ts'

/** A case of the demo that began and ended years ago, worked on by `quanly`. */
export interface PastCase {
  id: string
  version: number
  personIds: readonly string[]
}

/** Somebody whom a body brought to the centre: a contact of the kind hand-over, which is no call, and the case it opened. */
export async function openPastCase(
  stage: DemoStage,
  past: {
    at: Date
    from: 'border_guard' | 'commune'
    placeId: string | null
    gbv: boolean
    persons: readonly object[]
  },
): Promise<PastCase> {
  const ctx = stage.as('tongdai', past.at)
  const { id: contact_id } = await inTransaction(ctx, (trx) =>
    takeContactIn(trx, ctx, {
      kind: 'handover',
      received_from: past.from,
      caller: 'official',
      caller_sex: 'unknown',
      caller_age: 'unknown',
      language: 'vi',
      started_at: past.at.toISOString(),
      ended_at: past.at.toISOString(),
      danger_now: false,
      sexual_assault: false,
      suicide_risk: false,
      topic: 'trafficking',
      gender_equality: past.gbv,
      gbv: past.gbv,
      outcome: 'case_opened',
      place_id: past.placeId,
    }),
  )
  const body = openCaseContract.body?.parse({
    contact_id,
    place_id: past.placeId ?? undefined,
    danger: 'medium',
    gender_equality: past.gbv,
    gbv: past.gbv,
    topic: 'trafficking',
    summary: 'Câu chuyện bịa ra để trình diễn; không có ai như thế.',
    persons: past.persons,
  })
  if (!body) throw new Error('the contract of a case has a body')
  const opened = await openCase(ctx, { params: undefined, query: undefined, body })
  const assigned = await assignCase(stage.as('kiemhuan', past.at), {
    params: { case_id: opened.id },
    query: undefined,
    body: { version: opened.version, staff_id: stage.staffId('quanly'), part: 'manager' },
  })
  return { id: opened.id, version: assigned.version, personIds: opened.person_ids }
}

/** Closes it, its goal met. */
export async function closePastCase(stage: DemoStage, past: PastCase, at: Date): Promise<void> {
  await moveCase(stage.as('kiemhuan', at), {
    params: { case_id: past.id },
    query: undefined,
    body: {
      version: past.version,
      move: 'close',
      reason: 'goal_met',
      note: 'Kết thúc trong dữ liệu trình diễn.',
    },
  })
}
