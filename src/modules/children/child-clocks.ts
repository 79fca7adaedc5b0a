import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import type { LockedCase } from '#modules/cases/index.ts'
import { cancelClock, lockOpenClocksOf, meetClock, startClock } from '#modules/clocks/index.ts'
import { loadCalendar } from '#modules/places/index.ts'
import type { writePaperContract } from './child.contract.ts'
import type { LockedPath } from './child.service.ts'

type Paper = RequestOf<typeof writePaperContract>['body']

/**
 * What a paper does to the limits of a path: grave harm starts the twelve hours from when the information came in, an
 * emergency measure or a separation meets them; the assessment starts five working days for the plan, the plan two for
 * the chair. Sources: NĐ 56/2017/NĐ-CP Điều 26(3), 28(1), 28(4), 32(3), 43(2), as the table of rules has them.
 */
export async function moveChildClocks(
  trx: Writer,
  ctx: Context,
  found: LockedCase,
  path: LockedPath,
  paper: Paper,
): Promise<void> {
  const at = new Date('signed_at' in paper ? paper.signed_at : paper.happened_at)
  const start = async (ruleCode: string, startedAt = at) =>
    startClock(
      trx,
      {
        provinceId: path.province_id,
        agencyId: found.agency_id,
        caseId: found.id,
        recordKind: 'child_path',
        recordId: path.id,
        ruleCode,
        startedAt,
      },
      await loadCalendar(trx),
    )
  const meet = async (rule: string) => {
    for (const clock of await lockOpenClocksOf(trx, path.id, rule)) {
      const within = Math.min(Math.max(at.getTime(), clock.started_at.getTime()), ctx.now().getTime())
      await meetClock(trx, clock.id, new Date(within), ctx.now())
    }
  }
  switch (paper.form) {
    case 'record':
    case 'first_assessment':
      if (paper.grave && !path.grave) await start('CH-EMERG', path.received_at)
      return
    case 'emergency':
      return meet('CH-EMERG')
    case 'separation': {
      await meet('CH-EMERG')
      const running = await lockOpenClocksOf(trx, path.id, 'CH-SEP-MAX')
      if (paper.longer_by)
        for (const clock of running) if (clock.status !== 'missed') await cancelClock(trx, clock.id)
      if (!paper.longer_by && running.length === 0) await start('CH-SEP-MAX', new Date(paper.happened_at))
      return
    }
    case 'lifting':
      return meet('CH-SEP-MAX')
    case 'assessment':
      return void (await start('CH-PLAN'))
    case 'plan':
      await meet('CH-PLAN')
      return void (await start('CH-APPROVE'))
    case 'decision':
      return meet('CH-APPROVE')
    case 'review':
      if (paper.outcome === 'new_plan') await start('CH-PLAN')
      return
    case 'alternative_care':
      await start('CH-ALT-FU-1')
      return void (await start('CH-ALT-FU-3'))
    case 'follow_up':
      return meet('CH-ALT-FU-1')
    case 'follow_up_3':
      return meet('CH-ALT-FU-3')
    case 'meeting':
      return
  }
}
