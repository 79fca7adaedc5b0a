import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { lockReportForContact, tieReport } from '#modules/intake/index.ts'
import { takeContactIn } from './contact.service.ts'
import type { contactFromReport } from './from-report.contract.ts'

const mostNotes = 8_000
const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/**
 * Makes a contact of a report, in one story: the danger its sender told counts at once, the words go sealed into the contact,
 * the report remembers it. Refuses with `record.not_found`, `version.stale`, `intake.wrong_state`, `intake.erased`.
 */
export function takeContactFromReport(ctx: Context, { params, body }: RequestOf<typeof contactFromReport>) {
  return inTransaction(ctx, async (trx) => {
    const { version: read, ...said } = body
    const report = await lockReportForContact(trx, ctx, { id: params.report_id, version: read })
    const { id, version } = await takeContactIn(trx, ctx, {
      ...said,
      kind: 'online_report',
      outcome: 'information_given', // what comes of it is corrected when it is known
      danger_now: report.danger === 'now',
      place_id: report.place_id,
      started_at: report.received_at.toISOString(),
      notes: shortened(report.words),
    })
    return { id, version, report_version: await tieReport(trx, report.id, id) }
  })
}

/** What fits into the notes of a contact; the whole stays readable under the report. */
function shortened(words: string): string | null {
  const whole = words.replaceAll('\u0000', '').normalize('NFC').trim()
  if (whole.length <= mostNotes) return whole || null
  const letters = [...graphemes.segment(whole.slice(0, mostNotes * 8))].slice(0, mostNotes - 1)
  return `${letters.map(({ segment }) => segment).join('')}…`
}
