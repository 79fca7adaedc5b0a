import { entered, type House } from '#kernel/context.ts'
import { netsOf } from './address.ts'
import { type Answer, post } from './post.ts'
import { nextTry } from './webhook.codes.ts'
import { type DueRow, keepAnswer, takeDue } from './webhook.queries.ts'

/** The secret of an address: worked out from the root key, so that it stands in no table and no backup. */
export function secretOf(house: Pick<House, 'mac'>, webhookId: string, secretNo: number): string {
  return house.mac('webhook.secret', `${webhookId} ${secretNo}`).toString('base64url')
}

/** What is sent: which kind of thing happened to which record, and when. Nothing of what stands in it. */
const bodyOf = ({ event_id, kind, record_id, at }: DueRow) =>
  JSON.stringify({ id: event_id, kind, record_id, at: at.toISOString() })

/** One turn: what is due is sent, four at a time, and what came of it is written down. How many were told, and how many not. */
export async function deliverDue(
  house: House & { jobs: House['db'] },
  how: { nets?: string | undefined; timeoutMs?: number } = {},
): Promise<{ sent: number; missed: number }> {
  const opened = netsOf(how.nets ?? process.env.WEBHOOK_NETS)
  const due = await entered(house.jobs, null, (trx) => takeDue(trx, house.now(), 40))
  const told = { sent: 0, missed: 0 }
  const queue = [...due]
  const one = async () => {
    for (let row = queue.shift(); row; row = queue.shift()) {
      const { event_id, url, webhook_id, secret_no } = row
      const word = {
        eventId: event_id,
        body: bodyOf(row),
        secret: secretOf(house, webhook_id, secret_no),
        at: house.now(),
      }
      const answer = await post(url, word, { opened, ...(how.timeoutMs ? { timeoutMs: how.timeoutMs } : {}) })
      await keep(house, row, answer)
      told[answer.ok ? 'sent' : 'missed'] += 1
    }
  }
  await Promise.all([one(), one(), one(), one()])
  return told
}

async function keep(house: House & { jobs: House['db'] }, row: DueRow, answer: Answer): Promise<void> {
  const now = house.now()
  const tries = row.tries + 1
  const next = answer.ok ? undefined : nextTry(tries, now)
  const status = answer.ok ? 'sent' : next ? 'waiting' : 'failed'
  await entered(house.jobs, null, (trx) =>
    keepAnswer(trx, row.id, { status, tries, nextAt: next ?? now, answer: answer.code, now }),
  )
}
