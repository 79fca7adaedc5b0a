import { sql } from 'kysely'
import { entered, type House } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'

/** Share of the promised time after which the desk and the sender are reminded. */
const remindAfter = 0.75

/**
 * Time's part in referrals, every minute: three quarters of the promised time gone, the desk and the sender are reminded;
 * all of it gone, the sender and their supervisor are told. Each once. A question that waits for the sender stops neither,
 * since the sender is who should move. Words carry the id of the referral and nothing else.
 */
export async function watchReferrals({ jobs, now }: House & { jobs: House['db'] }): Promise<void> {
  await entered(jobs, null, async (trx) => {
    const at = now()
    for (const id of await mark(trx, 'reminded_at', at)) {
      await tell(trx, id, 'reminded', at)
      await word(trx, id, 'desk', 'referral.remind', at)
      await word(trx, id, 'sender', 'referral.remind', at)
    }
    for (const id of await mark(trx, 'escalated_at', at)) {
      await tell(trx, id, 'overdue', at)
      await word(trx, id, 'sender', 'referral.overdue', at)
      await word(trx, id, 'supervisor', 'referral.overdue', at)
    }
  })
}

/** Desks that belong to a duty go where the duty has gone by today, with their open referrals. */
export async function followDuties({ jobs, now }: House & { jobs: House['db'] }): Promise<void> {
  await entered(jobs, null, (trx) => sql`select access.follow_duties(${now()})`.execute(trx))
}

async function mark(trx: Writer, column: 'reminded_at' | 'escalated_at', at: Date): Promise<string[]> {
  const passed =
    column === 'escalated_at'
      ? sql`answer_due_at <= ${at}`
      : sql`sent_at + (answer_due_at - sent_at) * ${remindAfter}::double precision <= ${at} and answer_due_at > ${at}`
  const { rows } = await sql<{ id: string }>`
    update referral set ${sql.ref(column)} = ${at} where status in ('sent', 'asked') and ${sql.ref(column)} is null and ${passed} returning id`.execute(
    trx,
  )
  return rows.map((row) => row.id)
}

const tell = (trx: Writer, id: string, kind: string, at: Date) =>
  sql`insert into referral_event (referral_id, kind, at) values (${id}, ${kind}, ${at})`.execute(trx)

const word = (trx: Writer, id: string, side: string, kind: string, at: Date) =>
  sql`select access.leave_referral_word(${id}, ${side}, ${kind}, ${at})`.execute(trx)
