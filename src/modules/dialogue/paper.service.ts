import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderOfficialDocument, renderOfficialDocuments } from '#modules/documents/index.ts'
import type {
  printAgendaContract,
  printInvitationsContract,
  printMinutesContract,
} from './dialogue.contract.ts'
import { keptDialogue, listTopics } from './dialogue.queries.ts'
import { dialogueFile } from './dialogue.service.ts'
import { agendaOf, invitationOf } from './invitation.words.ts'
import { letterOf, minutesOf } from './paper.words.ts'
import { listHallNotes } from './question.queries.ts'
import type { printLetterContract } from './synthesis.contract.ts'
import { findSynthesis } from './synthesis.queries.ts'

/** Minutes of a dialogue as DOCX, without names of those who asked. Recorded. Refuses with `record.not_found`. */
export function printMinutes(
  ctx: Context,
  { params }: RequestOf<typeof printMinutesContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const { agency_id } = await keptDialogue(trx, params.dialogue_id)
    const file = await dialogueFile(trx, ctx, params.dialogue_id)
    const notes = await listHallNotes(trx, file.id)
    await noted(trx, 'dialogue', file.id)
    const model = minutesOf({
      issuer: await issuerOf(trx, agency_id),
      file,
      notes,
      frozenAt: ctx.now().toISOString(),
    })
    return { name: 'bien-ban-doi-thoai.docx', bytes: await renderOfficialDocument(model) }
  })
}

/**
 * A letter to each body and group that is invited and has not declined, or to one of them, in the layout of who invites.
 * Recorded. Refuses with `record.not_found`, `dialogue.nobody_invited`.
 */
export function printInvitations(
  ctx: Context,
  { params, query }: RequestOf<typeof printInvitationsContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const facts = await planned(trx, ctx, params.dialogue_id)
    const { parties } = facts.file
    const invited = query.party_id
      ? parties.filter((party) => party.id === query.party_id)
      : parties.filter((party) => party.coming !== 'no')
    if (query.party_id && invited.length === 0)
      throw new Refusal('record.not_found', { party: query.party_id })
    if (invited.length === 0) throw new Refusal('dialogue.nobody_invited')
    const bytes = await renderOfficialDocuments(invited.map((party) => invitationOf(facts, party)))
    return { name: 'giay-moi-doi-thoai.docx', bytes }
  })
}

/** The agenda for the hall as DOCX. Recorded. Refuses with `record.not_found`. */
export function printAgenda(
  ctx: Context,
  { params }: RequestOf<typeof printAgendaContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const bytes = await renderOfficialDocument(agendaOf(await planned(trx, ctx, params.dialogue_id)))
    return { name: 'chuong-trinh-doi-thoai.docx', bytes }
  })
}

/** What papers before a dialogue are made of. */
async function planned(trx: Writer, ctx: Context, id: string) {
  const { agency_id } = await keptDialogue(trx, id)
  const file = await dialogueFile(trx, ctx, id)
  await noted(trx, 'dialogue', id)
  const topics = new Map((await listTopics(trx)).map((topic) => [topic.code, topic.name_vi]))
  return { issuer: await issuerOf(trx, agency_id), file, topics, frozenAt: ctx.now().toISOString() }
}

/** The letter of a synthesis as DOCX, in the layout of who issues it. Recorded. Refuses with `record.not_found`. */
export function printLetter(
  ctx: Context,
  { params }: RequestOf<typeof printLetterContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const found = await findSynthesis(trx, params.synthesis_id)
    if (!found?.mine) throw new Refusal('record.not_found', { synthesis: params.synthesis_id })
    const owner = await trx
      .selectFrom('synthesis')
      .select('agency_id')
      .where('id', '=', found.id)
      .executeTakeFirstOrThrow()
    await noted(trx, 'synthesis', found.id)
    const topics = new Map((await listTopics(trx)).map((topic) => [topic.code, topic.name_vi]))
    const issuer = await issuerOf(trx, owner.agency_id)
    const model = letterOf({ issuer, synthesis: found, topics, frozenAt: ctx.now().toISOString() })
    return { name: 'tong-hop-kien-nghi.docx', bytes: await renderOfficialDocument(model) }
  })
}

const noted = (trx: Writer, kind: string, id: string) =>
  sql`select audit.note('exported', ${kind}, ${id}, '{}'::jsonb)`.execute(trx)

/** Who issues a paper: the layout of the Union is not the state's. */
export interface Issuer {
  name: string
  kind: string
  parent: string | null
  symbol: string | null
  province: string
}

async function issuerOf(trx: Writer, agencyId: string): Promise<Issuer> {
  const { rows } = await sql<Issuer>`
    select a.name, a.kind, p.name as parent, replace(a.symbol, ' ', '') as symbol, regexp_replace(l.name, '^(Tỉnh|Thành phố) ', '') as province
    from   agency a left join agency p on p.id = a.parent_id join place l on l.id = a.province_id where a.id = ${agencyId}`.execute(
    trx,
  )
  const issuer = rows[0]
  if (!issuer) throw new Error('a dialogue belongs to an agency')
  return issuer
}
