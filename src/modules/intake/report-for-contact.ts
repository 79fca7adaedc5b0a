import { type Context, sameVersion } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { changeReport, lockReport } from './inbox.queries.ts'
import { noteOpened, openReportKey, reporterWords } from './inbox.service.ts'

/**
 * A report out of which the hotline makes a contact, opened and recorded in its story: what its sender chose and what was
 * typed. Refuses with `record.not_found`, `version.stale`, `intake.wrong_state` (noise, or it has a contact already), `intake.erased`.
 */
export async function lockReportForContact(trx: Writer, ctx: Context, of: { id: string; version: number }) {
  const stored = await lockReport(trx, of.id)
  sameVersion(of.version, stored.version)
  if (stored.contact_id || stored.state === 'spam')
    throw new Refusal('intake.wrong_state', { id: stored.id, status: stored.state })
  const opened = await openReportKey(trx, ctx, stored.id, 'contact')
  if (!opened) throw new Refusal('intake.erased', { id: stored.id })
  if (!stored.opened_at) await noteOpened(trx, ctx, stored)
  return {
    id: stored.id,
    danger: stored.danger,
    about: stored.about,
    place_id: stored.place_id,
    received_at: stored.received_at,
    words: await reporterWords(trx, opened, stored.id),
  }
}

/** Ties the report to the contact that was made of it; answers go on under the receipt. */
export function tieReport(trx: Writer, reportId: string, contactId: string): Promise<number> {
  return changeReport(trx, reportId, { contact_id: contactId })
}
