import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { fold, foldedTokens } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { findRecordingAgency, writing } from '#modules/activities/index.ts'
import { headed, listFile, renderForm, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './village.contract.ts'
import { findRound, hashOfToken, listLinks, listRoundLines, tokenOf } from './village.queries.ts'
import { messages } from './villages-pages.messages.ts'

const mostWords = 8
const shownToday = 5

/** Opens a round. Refuses with `villages.no_agency`, `villages.kind_unknown`, `villages.place_unknown`, `villages.village_twice`, `villages.too_long`. */
export function openRound(ctx: Context, { body }: RequestOf<typeof contracts.openRoundContract>) {
  return inTransaction(ctx, async (trx) => {
    const agency_id = await findRecordingAgency(trx, ctx.session.agencyId)
    if (!agency_id) throw new Refusal('villages.no_agency')
    const { villages, client_ref, ...said } = body
    const round = { id: newId(), province_id: ctx.session.provinceId }
    await refusing(
      trx
        .insertInto('village_round')
        .values({
          ...round,
          agency_id,
          ...said,
          recorded_by: ctx.session.staffId,
          recorded_at: ctx.now(),
        })
        .execute(),
      {
        village_round_kind: () => new Refusal('villages.kind_unknown'),
        village_round_dates: () => new Refusal('villages.too_long'),
      },
    )
    await insertVillages(trx, ctx, round, villages)
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return { id: round.id, links: villages.length }
  })
}

type Villages = RequestOf<typeof contracts.addVillagesContract>['body']['villages']

async function insertVillages(
  trx: Writer,
  ctx: Context,
  round: { id: string; province_id: string },
  villages: Villages,
): Promise<void> {
  const places = [...new Set(villages.map((village) => village.place_id))]
  const found = await trx
    .selectFrom('place')
    .select('id')
    .where('id', 'in', places)
    .where('province_id', '=', round.province_id)
    .execute()
  if (found.length < places.length) throw new Refusal('villages.place_unknown')
  const rows = villages.map(({ place_id, village }) => {
    const id = newId()
    return {
      id,
      round_id: round.id,
      province_id: round.province_id,
      place_id,
      village,
      folded: fold(village),
      token_hash: hashOfToken(tokenOf(ctx, { id, serial: 1 })),
    }
  })
  await refusing(trx.insertInto('village_link').values(rows).execute(), {
    village_link_once: () => new Refusal('villages.village_twice'),
  })
}

/** Asks further villages. Refuses with `record.not_found`, `villages.not_yours`, `villages.place_unknown`, `villages.village_twice`. */
export function addVillages(ctx: Context, { params, body }: RequestOf<typeof contracts.addVillagesContract>) {
  return inTransaction(ctx, async (trx) => {
    const round = await findRound(trx, params.round_id)
    if (!round.mine) throw new Refusal('villages.not_yours', { id: round.id })
    await insertVillages(trx, ctx, { id: round.id, province_id: ctx.session.provinceId }, body.villages)
    return { id: round.id, links: body.villages.length }
  })
}

/** Rounds of my province, or those that ask a village of this name. */
export function listVillageRounds(
  ctx: Context,
  { query }: RequestOf<typeof contracts.listVillageRoundsContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit } = query
    const wanted = [
      sql`r.province_id = ${ctx.session.provinceId}`,
      ...foldedTokens(query.q ?? '')
        .slice(0, mostWords)
        .map(
          (word) =>
            sql`exists (select 1 from village_link l where l.round_id = r.id and l.folded like ${`%${word}%`})`,
        ),
      ...(after ? [sql`(r.due_on, r.id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
    ]
    const rows = await listRoundLines(trx, sql.join(wanted, sql` and `), limit + 1)
    const { shown, next } = pageOf(rows, limit, (row) => [row.due_on, row.id])
    return { items: [...shown], next }
  })
}

/** One round with its villages. Refuses with `record.not_found`. */
export function readVillageRound(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readVillageRoundContract>,
) {
  return inTransaction(ctx, async (trx) => ({
    ...(await findRound(trx, params.round_id)),
    links: await listLinks(trx, params.round_id),
  }))
}

/** Rounds of my agency whose links still open. */
export function readVillagesToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({
    items: await listRoundLines(
      trx,
      sql`r.agency_id = any (${writing}) and r.expires_on >= ${dayInVietNam(ctx.now())}::date`,
      shownToday,
    ),
  }))
}

/**
 * Words to paste into Zalo: who has not told, each with its own link, or one village alone. Recorded. Refuses with `record.not_found`,
 * `villages.not_yours`, `villages.wrong_state` when there is nobody to remind, `villages.over` once the links open no more.
 */
export function remindVillages(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.remindVillagesContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const round = await findRound(trx, params.round_id)
    if (!round.mine) throw new Refusal('villages.not_yours', { id: round.id })
    if (round.expires_on < dayInVietNam(ctx.now())) throw new Refusal('villages.over', { id: round.id })
    const links = await trx
      .selectFrom('village_link')
      .select(['id', 'serial', 'village', 'state'])
      .where('round_id', '=', round.id)
      .where('state', 'in', body.link_id ? ['waiting', 'sent'] : ['waiting'])
      .$if(body.link_id !== undefined, (query) => query.where('id', '=', body.link_id ?? ''))
      .orderBy('folded')
      .execute()
    if (links.length === 0) {
      if (body.link_id) {
        const there = await trx
          .selectFrom('village_link')
          .select('id')
          .where('id', '=', body.link_id)
          .where('round_id', '=', round.id)
          .executeTakeFirst()
        if (!there) throw new Refusal('record.not_found', { id: body.link_id })
      }
      throw new Refusal('villages.wrong_state', { id: round.id })
    }
    await sql`select audit.note('reminder_copied', 'village_round', ${round.id}, ${JSON.stringify({ villages: links.length })}::jsonb)`.execute(
      trx,
    )
    const due = round.due_on.split('-').reverse().join('/')
    const lines = links.map(
      (link) => `${link.village}: ${new URL(`/thon/${tokenOf(ctx, link)}`, ctx.publicUrl).href}`,
    )
    const head = messages.vi['villages.reminder.text'].replace('{title}', round.title).replace('{due}', due)
    return { villages: links.length, text: [head, ...lines].join('\n') }
  })
}

const columns = [
  ['place', 26],
  ['village', 26],
  ['state', 20],
  ['held_on', 14, 'date'],
  ['women', 10, 'number'],
  ['men', 10, 'number'],
  ['girls', 10, 'number'],
  ['boys', 10, 'number'],
  ['how', 16],
  ['told_on', 14, 'date'],
] as const

/** The round as XLSX. Recorded. Refuses with `record.not_found`. */
export function exportVillageRound(
  ctx: Context,
  { params }: RequestOf<typeof contracts.exportVillageRoundContract>,
): Promise<FileReply> {
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const round = await findRound(trx, params.round_id)
    const links = await listLinks(trx, round.id)
    return {
      record: 'village_round',
      id: round.id,
      file: 'thon-bao-ve',
      about: round.due_on,
      title: round.title,
      columns: headed(say, 'villages.column', columns),
      rows: links.map((link) => [
        link.place.name,
        link.village,
        say(`villages.state.${link.state}`),
        link.held_on,
        link.women,
        link.men,
        link.girls,
        link.boys,
        link.how && say(`villages.how.${link.how}`),
        link.told_on,
      ]),
    }
  })
}

/** One sheet with the same questions. Refuses with `record.not_found`. */
export function printBlank(
  ctx: Context,
  { params }: RequestOf<typeof contracts.printBlankContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const round = await findRound(trx, params.round_id)
    const due = round.due_on.split('-').reverse().join('/')
    const line = (label: string) => ({ label, value: null })
    return {
      name: 'phieu-thon-bao.docx',
      bytes: await renderForm({
        formNumber: null,
        confidentiality: null,
        issuingBody: null,
        title: 'Phiếu báo hoạt động của thôn, khu',
        subtitle: round.title,
        addressees: [round.agency],
        lines: [
          line('Thôn, khu'),
          line('Xã, phường'),
          line('Ngày tổ chức'),
          { heading: 'Bao nhiêu người đến' },
          line('Phụ nữ'),
          line('Nam giới'),
          line('Trẻ em gái'),
          line('Trẻ em trai'),
          'Chỉ ghi số người. Không ghi tên, không kể chuyện của ai.',
          line('Ngày điền phiếu'),
          `Gửi lại trước hết ngày ${due}.`,
        ],
        signatures: [{ title: 'Người báo', name: null }],
        frozenAt: ctx.now().toISOString(),
      }),
    }
  })
}
