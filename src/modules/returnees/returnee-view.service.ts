import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { caseKey, listPersonsOf, lookAtCase } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { ReturneesView, readReturneesContract } from './returnee.contract.ts'
import { isUnder18 } from './returnee.rule.ts'
import { openedRow } from './returnee.seal.ts'

type Row = Record<string, unknown> & { id: string; returnee_id: string; person_id: string }

/** Returnees of a case, words for those who work on it. Refuses with `record.not_found`. */
export function readReturnees(
  ctx: Context,
  { params }: RequestOf<typeof readReturneesContract>,
): Promise<ReturneesView> {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'returnees')
    const today = dayInVietNam(ctx.now())
    const found = await listOfCase(trx, look.id, look.assigned)
    const key = look.assigned && found.length > 0 ? caseKey(ctx, look.id, look.sealed_key) : undefined
    const of = (rows: readonly Row[], id: string, table: Parameters<typeof openedRow>[1]) =>
      rows
        .filter((row) => row.returnee_id === id)
        .map(({ returnee_id: _, ...row }) => openedRow(key, table, row))
    const [care, supports, visits] = [
      await listCare(trx, look.id, look.assigned),
      await listSupports(trx, look.id, look.assigned),
      await listVisits(trx, look.id, look.assigned),
    ]
    const persons = (await listPersonsOf(trx, look.id)).filter(
      (person) => person.part !== 'alleged' && !found.some((row) => row.person_id === person.id),
    )
    return {
      works_on: look.assigned,
      open: look.status === 'open',
      returnees: found.map((row) => {
        const { origin, relatives, proof, ...rest } = row
        const {
          birthday,
          origin: origin_words,
          relatives: relatives_words,
          proof: proof_number,
          ...shown
        } = openedRow(key, 'returnee', rest)
        const year = row.birth_year as number | null
        return {
          ...shown,
          origin,
          relatives,
          proof,
          birthday,
          origin_words,
          relatives_words,
          proof_number,
          under_18:
            year === null
              ? null
              : isUnder18({ birthday: (birthday as string | null) ?? undefined, year }, today),
          care: of(care, row.id, 'returnee_care'),
          supports: of(supports, row.id, 'returnee_support'),
          visits: of(visits, row.id, 'returnee_visit'),
        }
      }),
      others: persons.map(({ id, part, sex, age_years }) => ({ id, part, sex, age_years })),
      regime: await listRegime(trx, today),
    } as unknown as ReturneesView
  })
}

async function listOfCase(trx: Writer, caseId: string, assigned: boolean): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.id, r.version, r.person_id, p.part, p.sex, r.status, r.source, r.came_on, r.from_country, r.birth_year, r.birth_year_estimated,
           l.name as place_name, r.commune_told_at, r.province_told_at, r.told_how, r.verified_on, r.with_police, r.victim_on, r.proof, r.proof_on,
           r.origin, r.relatives, r.origin_on,
           (select c.due_at from clock c where c.record_id = r.id and c.rule_code = 'TR-VERIFY' and c.status <> 'cancelled' order by c.started_at desc limit 1) as verify_due_at,
           case when ${assigned} then r.sealed_words end as sealed_words, case when ${assigned} then r.sealed_birthday end as sealed_birthday,
           case when ${assigned} then r.sealed_origin end as sealed_origin, case when ${assigned} then r.sealed_relatives end as sealed_relatives,
           case when ${assigned} then r.sealed_proof end as sealed_proof, case when ${assigned} then r.sealed_why end as sealed_why
    from   returnee r join person p on p.id = r.person_id left join place l on l.id = r.place_id
    where  r.case_id = ${caseId} order by r.recorded_at, r.id limit 50`.execute(trx)
  return rows
}

async function listCare(trx: Writer, caseId: string, assigned: boolean): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.id, c.returnee_id, c.version, c.kind, g.name as agency, c.began_on, c.ended_on, c.ended_to, c.longer_until, c.longer_by,
           (select k.due_at from clock k where k.record_id = c.id and k.rule_code = 'TR-SHELTER-MAX' and k.status <> 'cancelled' order by k.started_at desc limit 1) as limit_at,
           case when ${assigned} then c.sealed_facility end as sealed_facility, case when ${assigned} then c.sealed_words end as sealed_words
    from   returnee_care c left join agency g on g.id = c.agency_id where c.case_id = ${caseId} order by c.began_on desc, c.id limit 200`.execute(
    trx,
  )
  return rows
}

async function listSupports(trx: Writer, caseId: string, assigned: boolean): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.id, s.returnee_id, s.version, s.item_code, i.label_vi, i.label_en, s.state, s.needed_on, s.offered_on, s.answered_on, s.given_on, s.amount_vnd,
           s.basis, case when ${assigned} then s.sealed_words end as sealed_words
    from   returnee_support s join support_regime_item i on i.code = s.item_code and i.valid_from = s.item_from
    where  s.case_id = ${caseId} order by i.position, s.needed_on, s.id limit 300`.execute(trx)
  return rows
}

async function listVisits(trx: Writer, caseId: string, assigned: boolean): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select v.id, v.returnee_id, v.visited_on, v.how, v.finding, v.next_on, s.display_name as by, case when ${assigned} then v.sealed_words end as sealed_words
    from   returnee_visit v join staff s on s.id = v.recorded_by where v.case_id = ${caseId} order by v.visited_on desc, v.recorded_at desc limit 200`.execute(
    trx,
  )
  return rows
}

async function listRegime(trx: Writer, today: string): Promise<ReturneesView['regime']> {
  const { rows } = await sql<ReturneesView['regime'][number]>`
    select code, label_vi, label_en, hint_vi, hint_en, amount_vnd, amount_per, basis from support_regime_item
    where  valid_from <= ${today}::date and (valid_until is null or valid_until > ${today}::date) order by position`.execute(
    trx,
  )
  return rows
}
