import { sql } from 'kysely'
import { entered, type House } from '#kernel/context.ts'
import type { Reader } from '#kernel/database.ts'
import { listWorkers } from '#modules/dialogue/index.ts'
import { leaveNotice } from '#modules/messages/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'

const remindBeforeDays = 2
const atOnce = 500

/**
 * One turn of the job: who has to put a finding right hears two days before its day; once the day has passed, they and the body
 * whose round it was hear it too. A deadline is told once; another deadline is told anew. An owner without an account here has nobody
 * to tell; the team hears it all the same.
 */
export async function watchFindings({ jobs, now }: House & { jobs: Reader }): Promise<void> {
  const today = dayInVietNam(now())
  await entered(jobs, null, async (trx) => {
    const soon = await sql<{ id: string; owner_id: string | null }>`
      update inspection_finding f set reminded_on = f.due_on
      where  f.id in (select x.id from inspection_finding x where x.status = 'open' and x.due_on between ${today}::date and ${today}::date + ${remindBeforeDays}::integer
                      and x.reminded_on is distinct from x.due_on order by x.due_on limit ${atOnce})
      returning f.id, f.owner_id`.execute(trx)
    for (const { id, owner_id } of soon.rows)
      if (owner_id)
        await leaveNotice(
          trx,
          { staffIds: await listWorkers(trx, owner_id, today), kind: 'inspection.due_soon', recordId: id },
          now(),
        )
    const late = await sql<{ id: string; owner_id: string | null; round_agency: string }>`
      update inspection_finding f set told_late_on = f.due_on
      from   inspection_visit v join inspection_round r on r.id = v.round_id
      where  v.id = f.visit_id and f.id in (select x.id from inspection_finding x where x.status = 'open' and x.due_on < ${today}::date
                      and x.told_late_on is distinct from x.due_on order by x.due_on limit ${atOnce})
      returning f.id, f.owner_id, r.agency_id as round_agency`.execute(trx)
    for (const { id, owner_id, round_agency } of late.rows) {
      const bodies = [...new Set([owner_id, round_agency].filter((body) => body !== null))]
      const staffIds = (await Promise.all(bodies.map((body) => listWorkers(trx, body, today)))).flat()
      await leaveNotice(
        trx,
        { staffIds: [...new Set(staffIds)], kind: 'inspection.overdue', recordId: id },
        now(),
      )
    }
  })
}
