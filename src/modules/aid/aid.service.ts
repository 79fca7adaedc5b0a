import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { caseKey, lockCase, lockOpenCase } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './aid.contract.ts'
import { aidLife, handOf } from './aid.life.ts'
import * as queries from './aid.queries.ts'
import { unitsOf } from './aid.rule.ts'

const noteAt = (id: string) => ({ table: 'aid_source', column: 'sealed_note', row: id })

type Asked = Omit<RequestOf<typeof contracts.askForCaseContract>['body'], 'note'>

/**
 * Asks for money or goods for an open case one works on. Refuses with `record.not_found`, `case.not_assigned`,
 * `case.wrong_state`, `aid.above_norm`, `aid.in_future` (meals later than a month from now).
 */
export function askForCase(ctx: Context, { params, body }: RequestOf<typeof contracts.askForCaseContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const { note, ...asked } = body
    const key = caseKey(ctx, found.id, found.sealed_key)
    return ask(trx, ctx, asked, (id) => ({
      case_id: found.id,
      sealed_note: note ? key.seal(noteAt(id), note) : null,
    }))
  })
}

/** Asks for a call without a case, or for an incident of the commune's book. Refuses with `record.not_found` and like `askForCase`. */
export function askElsewhere(ctx: Context, { body }: RequestOf<typeof contracts.askElsewhereContract>) {
  return inTransaction(ctx, async (trx) => {
    const { contact_id, incident_id, ...asked } = body
    if (!(await queries.seesSource(trx, { contact_id, incident_id })))
      throw new Refusal('record.not_found', { id: contact_id ?? incident_id ?? '' })
    return ask(trx, ctx, asked, () => ({ contact_id, incident_id }))
  })
}

async function ask(
  trx: Writer,
  ctx: Context,
  asked: Asked,
  sourceOf: (id: string) => {
    case_id?: string
    contact_id?: string | null
    incident_id?: string | null
    sealed_note?: Buffer | null
  },
) {
  const today = dayInVietNam(ctx.now())
  const latest = dayInVietNam(new Date(ctx.now().getTime() + 31 * 86_400_000))
  if (asked.until_on > latest) throw new Refusal('aid.in_future', { latest })
  const norm = await queries.findNorm(trx, ctx.session.provinceId, asked.kind, asked.from_on)
  if (norm && asked.unit_amount > norm.amount) throw new Refusal('aid.above_norm', { amount: norm.amount })
  const id = newId()
  const year = Number(today.slice(0, 4))
  const number = await queries.nextAidNumber(trx, ctx.session.provinceId, year)
  const code = `HT-${year}-${String(number).padStart(4, '0')}`
  await queries.insertAid(
    trx,
    {
      id,
      province_id: ctx.session.provinceId,
      agency_id: ctx.session.agencyId,
      code,
      kind: asked.kind,
      quantity: unitsOf(asked),
      norm_id: norm?.id ?? null,
      unit_amount: asked.unit_amount,
      asked_on: today,
      moved_by: ctx.session.staffId,
    },
    {
      grant_id: id,
      persons: asked.persons,
      from_on: asked.from_on,
      until_on: asked.until_on,
      asked_by: ctx.session.staffId,
      ...sourceOf(id),
    },
  )
  return { id, code, version: 1 }
}

/** Money and goods of a case; notes are opened, and that is recorded, for those who work on it alone. */
export function listOfCase(ctx: Context, { params }: RequestOf<typeof contracts.listOfCaseContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    const rows = await queries.listAidOf(trx, { case_id: found.id }, found.works_on)
    const key = caseKey(ctx, found.id, found.sealed_key)
    if (rows.some((row) => row.sealed_note))
      await sql`select audit.read('case', ${found.id}, '{"part": "aid"}'::jsonb)`.execute(trx)
    return {
      works_on: found.works_on,
      items: rows.map(({ sealed_note, ...row }) => ({
        ...row,
        note: sealed_note ? key.open(noteAt(row.id), sealed_note) : null,
      })),
    }
  })
}

/** Money and goods of a call or of an incident one sees. Refuses with `record.not_found`. */
export function listElsewhere(ctx: Context, { query }: RequestOf<typeof contracts.listElsewhereContract>) {
  return inTransaction(ctx, async (trx) => {
    const { contact_id = null, incident_id = null } = query
    if (!(await queries.seesSource(trx, { contact_id, incident_id })))
      throw new Refusal('record.not_found', { id: contact_id ?? incident_id ?? '' })
    const source = contact_id ? { contact_id } : { incident_id: incident_id ?? '' }
    const rows = await queries.listAidOf(trx, source, false)
    return { items: rows.map(({ sealed_note: _, ...row }) => row) }
  })
}

/**
 * Moves a support along its life. Refuses with `record.not_found`, `aid.not_your_hand` (a worker settles nothing, an
 * accountant gives nothing), `aid.wrong_state`, `aid.in_future`, `aid.spent_above`, `version.stale`.
 */
export function moveAid(ctx: Context, { params, body }: RequestOf<typeof contracts.moveAidContract>) {
  return inTransaction(ctx, async (trx) => {
    const stored = await queries.lockAid(trx, params.aid_id)
    const isAccountant = ctx.session.permits.includes('aid.settle')
    const hands = handOf[body.move]
    if (!((stored.knows_whom && hands.includes('worker')) || (isAccountant && hands.includes('accountant'))))
      throw new Refusal('aid.not_your_hand', { id: stored.id })
    const status = aidLife[stored.status][body.move]
    if (!status) throw new Refusal('aid.wrong_state', { id: stored.id, status: stored.status })
    sameVersion(body.version, stored.version)
    if (body.on > dayInVietNam(ctx.now()) || body.on < stored.asked_on)
      throw new Refusal('aid.day_impossible')
    if (body.move === 'give' && (body.spent ?? 0) > stored.amount)
      throw new Refusal('aid.spent_above', { amount: stored.amount })
    const written = await queries.updateAid(trx, stored.id, {
      status,
      moved_by: ctx.session.staffId,
      ...(body.move === 'advance' ? { advanced_on: body.on } : {}),
      ...(body.move === 'give' ? { given_on: body.on, receipt: body.receipt, spent: body.spent } : {}),
      ...(body.move === 'settle' ? { settled_on: body.on } : {}),
      ...(body.move === 'cancel' ? { cancelled_on: body.on } : {}),
    })
    return { ...written, status }
  })
}

/** Supports by number and sum, with totals by kind over all that fit. */
export function listAid(ctx: Context, { query }: RequestOf<typeof contracts.listAidContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await queries.listAidLines(trx, { filter, after: after?.[0], limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.id])
    return { items: [...shown], next, totals: await queries.sumAid(trx, filter) }
  })
}

/** The norms of the province. */
export function listNorms(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({
    items: await queries.listNormRows(trx, ctx.session.provinceId),
  }))
}

/** Enters a norm from a day on. Refuses with `aid.norm_there` where one begins that day. */
export function setNorm(ctx: Context, { body }: RequestOf<typeof contracts.setNormContract>) {
  return inTransaction(ctx, async (trx) => {
    const id = newId()
    await queries.insertNorm(trx, {
      id,
      province_id: ctx.session.provinceId,
      ...body,
      entered_by: ctx.session.staffId,
    })
    return { id, version: 1 }
  })
}
