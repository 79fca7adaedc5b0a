import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { caseKey, lockCase, lockOpenCase, refuseUnassigned, touchCase } from '#modules/cases/index.ts'
import { listMeasures } from '#modules/law/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './measure.contract.ts'
import type { ProtectionView } from './measure.contract.ts'
import { refuseFuture } from './order.service.ts'
import { criticism } from './protection.codes.ts'

const at = (column: 'sealed_her_words' | 'sealed_note', row: string) => ({
  table: 'protection_measure',
  column,
  row,
})

/**
 * Writes a measure down. For criticism in the community (measure 8) the file itself must not say that the person is
 * under 18. Refuses with `measure.under_18`, `measure.unknown`, `measure.in_future`, `record.not_found`.
 */
export function takeMeasure(ctx: Context, { params, body }: RequestOf<typeof contracts.takeMeasureContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const today = dayInVietNam(ctx.now())
    if ((body.asked_her_on ?? today) > today) throw new Refusal('measure.in_future')
    const law = (await listMeasures(trx, body.from_on)).find((each) => each.code === body.measure)
    if (!law) throw new Refusal('measure.unknown', { measure: body.measure })
    if (body.measure === criticism && body.asked_her_on && body.asked_her_on > body.from_on)
      throw new Refusal('measure.ask_first', { id: found.id })
    await refuseMinor(trx, found.id, body)
    const id = newId()
    const key = caseKey(ctx, found.id, found.sealed_key)
    const { measure, her_words, note, ...values } = body
    await trx
      .insertInto('protection_measure')
      .values({
        id,
        case_id: found.id,
        province_id: found.province_id,
        measure_code: measure,
        ...values,
        law_basis: law.basis,
        sealed_her_words: her_words ? key.seal(at('sealed_her_words', id), her_words) : null,
        sealed_note: note ? key.seal(at('sealed_note', id), note) : null,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
      })
      .execute()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { id, version: 1 }
  })
}

/** Ends a measure with its outcome. A no-contact order ends by its own life. Refuses with `measure.wrong_state`, `version.stale`. */
export function endMeasure(ctx: Context, { params, body }: RequestOf<typeof contracts.endMeasureContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const measure = await trx
      .selectFrom('protection_measure')
      .select(['id', 'version', 'from_on', 'outcome', 'order_id'])
      .where('id', '=', params.measure_id)
      .where('case_id', '=', found.id)
      .forUpdate()
      .executeTakeFirst()
    if (!measure) throw new Refusal('record.not_found', { id: params.measure_id })
    if (measure.outcome || measure.order_id) throw new Refusal('measure.wrong_state', { id: measure.id })
    sameVersion(body.version, measure.version)
    if (body.until_on < String(measure.from_on)) throw new Refusal('measure.ends_before', { id: measure.id })
    await trx
      .updateTable('protection_measure')
      .set({ until_on: body.until_on, outcome: body.outcome, version: measure.version + 1 })
      .where('id', '=', measure.id)
      .execute()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { id: measure.id, version: measure.version + 1 }
  })
}

/** Keeps the decision of a person about telling the commune. Refuses with `record.not_found`, `order.in_future`. */
export function decideNotice(ctx: Context, { body }: RequestOf<typeof contracts.decideNoticeContract>) {
  return inTransaction(ctx, async (trx) => {
    for (const moment of [body.told_her_at, body.told_at]) if (moment) refuseFuture(ctx, moment)
    const { rows } = await sql<{ province_id: string }>`
      select province_id from case_file where id = ${body.case_id ?? null}::uuid
      union all select province_id from contact where id = ${body.contact_id ?? null}::uuid`.execute(trx)
    const home = rows[0]
    if (!home) throw new Refusal('record.not_found', { id: body.case_id ?? body.contact_id ?? '' })
    if (body.case_id) refuseUnassigned(await lockCase(trx, body.case_id))
    const id = newId()
    await trx
      .insertInto('commune_notice')
      .values({
        ...body,
        id,
        province_id: home.province_id,
        decided_at: ctx.now(),
        decided_by: ctx.session.staffId,
      })
      .execute()
    return { id, decided_at: ctx.now().toISOString() }
  })
}

/** Decisions about one contact, newest first; empty where it is out of sight. */
export function listContactNotices(
  ctx: Context,
  { params }: RequestOf<typeof contracts.listContactNoticesContract>,
) {
  return inTransaction(ctx, async (trx) => ({
    items: await listNotices(trx, sql`n.contact_id = ${params.contact_id}`),
  }))
}

/** Measures of a case. Words are opened for those who work on it; the reading is recorded. Refuses with `record.not_found`. */
export function readProtection(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readProtectionContract>,
): Promise<ProtectionView> {
  return inTransaction(ctx, async (trx) => {
    const { rows: files } = await sql<{
      id: string
      assigned: boolean
      status: string
      sealed_key: Buffer | null
    }>`
      select f.id, f.status, access.works_on(f.id) as assigned, case when access.works_on(f.id) then f.sealed_key end as sealed_key,
             audit.read('case', f.id, '{"part": "protection"}') as noted
      from   case_file f where f.id = ${params.case_id}`.execute(trx)
    const file = files[0]
    if (!file) throw new Refusal('record.not_found', { id: params.case_id })
    const key = file.sealed_key ? caseKey(ctx, file.id, file.sealed_key) : null
    const { rows: persons } = await sql<ProtectionView['persons'][number]>`
      select id, part, sex, case when age_years < 16 and not ${file.assigned} then null else age_years end as age_years, named as has_name
      from   person where case_id = ${file.id} order by part <> 'survivor', added_at, id`.execute(trx)
    const { rows } = await sql<
      Omit<ProtectionView['measures'][number], 'her_words' | 'note'> & {
        sealed_her_words: Buffer | null
        sealed_note: Buffer | null
      }
    >`
      select id, measure_code as measure, from_on::text as from_on, until_on::text as until_on, actor, outcome, law_basis, order_id,
             asked_her_on::text as asked_her_on, her_answer, sealed_her_words, sealed_note, version
      from   protection_measure where case_id = ${file.id} order by from_on desc, recorded_at desc`.execute(
      trx,
    )
    return {
      assigned: file.assigned,
      is_open: file.status === 'open',
      law: (await listMeasures(trx, dayInVietNam(ctx.now()))).map(({ position: _, ...each }) => each),
      persons,
      measures: rows.map(({ sealed_her_words, sealed_note, ...row }) => ({
        ...row,
        her_words:
          key && sealed_her_words ? key.open(at('sealed_her_words', row.id), sealed_her_words) : null,
        note: key && sealed_note ? key.open(at('sealed_note', row.id), sealed_note) : null,
      })),
      notices: await listNotices(trx, sql`n.case_id = ${file.id}`),
    }
  })
}

async function listNotices(trx: Writer, which: ReturnType<typeof sql>): Promise<ProtectionView['notices']> {
  const moment = (column: string) =>
    sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  const { rows } = await sql<ProtectionView['notices'][number]>`
    select n.id, n.decision, ${moment('n.told_her_at')} as told_her_at, n.relationship, n.receiver, n.content, n.via, ${moment('n.told_at')} as told_at,
           n.why_not, ${moment('n.decided_at')} as decided_at, s.display_name as decided_by
    from   commune_notice n join staff s on s.id = n.decided_by where ${which} order by n.decided_at desc, n.id`.execute(
    trx,
  )
  return rows
}

/** The file knows ages: whoever it says is under 18 is not criticised before the community. */
async function refuseMinor(
  trx: Writer,
  caseId: string,
  body: { measure: string; about_person_id?: string | undefined },
): Promise<void> {
  if (body.measure !== criticism && !body.about_person_id) return
  const { rows } = await sql<{ id: string; part: string; age_years: number | null }>`
    select id, part, age_years from person where case_id = ${caseId}`.execute(trx)
  const about = body.about_person_id ? rows.filter((row) => row.id === body.about_person_id) : []
  if (body.about_person_id && about.length === 0) throw new Refusal('record.not_found', { id: caseId })
  if (body.measure !== criticism) return
  const who = about.length > 0 ? about : rows.filter((row) => row.part === 'alleged')
  if (who.some((row) => row.age_years !== null && row.age_years < 18))
    throw new Refusal('measure.under_18', { id: caseId })
}
