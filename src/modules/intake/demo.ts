import { inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { sealOnArrival } from './arrival.service.ts'
import { demoWords } from './demo-words.ts'
import { listReports } from './inbox.queries.ts'
import { answerReport, openReport } from './inbox.service.ts'

const minute = 60_000
const hour = 60 * minute

/** Three invented messages of the last days: one tells of danger and waits, one was answered, one was opened and waits. */
export async function seedIntake(stage: DemoStage): Promise<void> {
  const at = (before: number) => new Date(stage.today.getTime() - before)
  for (const said of demoWords) {
    const then = at(said.minutesAgo * minute)
    const arrival = await sealOnArrival({ ...stage.house, now: () => then }, 'browser')
    const { minutesAgo: _, answer, opened, ...report } = said
    await arrival.send({ ...report, language: 'vi' })
    if (!opened) continue
    const ctx = stage.as('tongdai', new Date(then.getTime() + hour))
    const [listed] = await inTransaction(ctx, (trx) => listReports(trx, {}, { limit: 1 }))
    if (!listed) throw new Error('a report that was sent is in the inbox')
    const params = { report_id: listed.id }
    const { version } = await openReport(ctx, { params, query: undefined, body: {} })
    if (answer) await answerReport(ctx, { params, query: undefined, body: { version, text: answer } })
  }
}
