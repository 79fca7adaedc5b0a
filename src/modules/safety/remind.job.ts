import { sql } from 'kysely'
import { entered, type House } from '#kernel/context.ts'

/**
 * Every night: whose danger should have been looked at again by now. Those who work on the case are told, once a week, and
 * from the second week on their supervisors too. Word carries the id of the case and nothing else.
 */
export async function remindAssessments({ jobs, now }: House & { jobs: House['db'] }): Promise<void> {
  await entered(jobs, null, (trx) => sql`select access.remind_assessments(${now()})`.execute(trx))
}
