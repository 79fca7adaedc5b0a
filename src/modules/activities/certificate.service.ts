import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type FormDocument, renderForms } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './activity.contract.ts'
import { findActivity, lockActivity } from './activity.queries.ts'

const dayOf = (day: string) => day.split('-').reverse().join('/')

/**
 * Certificates of the officials who were trained, one a page, and their numbered list. The number on a certificate is its place in
 * the list; the number of the decision is left to the clerk. Recorded. Refuses with `record.not_found`, `activity.not_yours`,
 * `activity.wrong_state` (not held, or no training), `activity.nobody_named`.
 */
export function printCertificates(
  ctx: Context,
  { params }: RequestOf<typeof contracts.printCertificatesContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const { id, status, training } = await lockActivity(trx, params.activity_id)
    if (status !== 'held' || !training) throw new Refusal('activity.wrong_state', { id, status })
    const view = await findActivity(trx, id, dayInVietNam(ctx.now()))
    const people = view?.people.filter((person) => person.part === 'participant') ?? []
    if (!view || people.length === 0) throw new Refusal('activity.nobody_named', { id })
    await sql`select audit.note('exported', 'activity', ${id}, ${JSON.stringify({ certificates: people.length })}::jsonb)`.execute(
      trx,
    )
    const days =
      view.starts_on === view.ends_on
        ? `ngày ${dayOf(view.starts_on)}`
        : `từ ngày ${dayOf(view.starts_on)} đến ngày ${dayOf(view.ends_on)}`
    const common = {
      formNumber: null,
      confidentiality: null,
      issuingBody: view.agency,
      addressees: [],
      frozenAt: ctx.now().toISOString(),
    }
    const signatures = [{ title: 'THỦ TRƯỞNG CƠ QUAN', name: null }]
    const certificates = people.map(
      (person, at): FormDocument => ({
        ...common,
        title: 'Giấy chứng nhận',
        subtitle: `Số thứ tự trong danh sách: ${at + 1}`,
        lines: [
          { label: 'Chứng nhận ông (bà)', value: person.name },
          {
            label: 'Chức vụ, đơn vị',
            value: [person.position, person.organization].filter(Boolean).join(', ') || null,
          },
          { label: 'Đã hoàn thành', value: view.title },
          { label: 'Thời gian, địa điểm', value: `${days}, ${view.place.name}` },
        ],
        signatures,
      }),
    )
    const list: FormDocument = {
      ...common,
      title: 'Danh sách cấp giấy chứng nhận',
      subtitle: `${view.title}, ${days}`,
      lines: people.map(
        (person, at) =>
          `${at + 1}. ${[person.name, person.position, person.organization].filter(Boolean).join(', ')}`,
      ),
      signatures,
    }
    return {
      name: `giay-chung-nhan-${view.starts_on}.docx`,
      bytes: await renderForms([list, ...certificates], list),
    }
  })
}
