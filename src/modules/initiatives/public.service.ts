import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listKinds, lockInitiative } from './initiative.queries.ts'
import type * as contracts from './public.contract.ts'

/**
 * Writes the public part of a model and releases it. Refuses with `record.not_found`, `version.stale`, `initiative.wrong_state`
 * (it is closed), `initiative.survivors_meet` (where its members may be survivors, nobody is told where they meet).
 */
export function releaseInitiative(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.releaseInitiativeContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockInitiative(trx, params.initiative_id)
    const there = await lockPublic(trx, found.id)
    sameVersion(body.version, there?.version ?? 0)
    if (found.stage === 'closed')
      throw new Refusal('initiative.wrong_state', { id: found.id, stage: found.stage })
    const kind = (await listKinds(trx)).find((each) => each.code === found.kind_code)
    if (kind?.counted_for === 'survivors') throw new Refusal('initiative.survivors_meet')
    const said = {
      words_vi: body.words_vi,
      words_en: body.words_en ?? null,
      shown: true,
      said_by: ctx.session.staffId,
      said_at: ctx.now(),
      version: body.version + 1,
    }
    if (there)
      await trx.updateTable('initiative_public').set(said).where('initiative_id', '=', found.id).execute()
    else
      await trx
        .insertInto('initiative_public')
        .values({ initiative_id: found.id, province_id: found.province_id, ...said })
        .execute()
    return { id: found.id, version: said.version }
  })
}

/** Takes it off the public page. Refuses with `record.not_found`, `version.stale`, `initiative.withdrawn_before`. */
export function takeBackInitiative(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.takeBackInitiativeContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockInitiative(trx, params.initiative_id)
    const there = await lockPublic(trx, found.id)
    if (!there?.shown) throw new Refusal('initiative.withdrawn_before')
    sameVersion(body.version, there.version)
    const said = {
      shown: false,
      said_by: ctx.session.staffId,
      said_at: ctx.now(),
      version: there.version + 1,
    }
    await trx.updateTable('initiative_public').set(said).where('initiative_id', '=', found.id).execute()
    return { id: found.id, version: said.version }
  })
}

function lockPublic(trx: Writer, id: string) {
  return trx
    .selectFrom('initiative_public')
    .select(['version', 'shown'])
    .where('initiative_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** The public part of one, with who released it last. */
export async function findPublic(db: Reader, id: string) {
  const { rows } = await sql<{
    words_vi: string
    words_en: string | null
    shown: boolean
    said_by: string
    version: number
  }>`
    select p.words_vi, p.words_en, p.shown, s.display_name as said_by, p.version
    from   initiative_public p join staff s on s.id = p.said_by where p.initiative_id = ${id}`.execute(db)
  return rows[0] ?? null
}

export interface ShownModel {
  name: string
  kind: string
  place: string
  founded_on: string
  words: string
  /** The words are in the language asked for. */
  own_words: boolean
}

/** Models released for everybody, asked for as the public page; the youngest release of a name first in its alphabet. */
export async function listShownModels(
  db: Reader,
  provinceId: string,
  language: 'vi' | 'en',
): Promise<ShownModel[]> {
  const { rows } = await sql<ShownModel>`
    select i.name, ${sql.ref(`k.name_${language}`)} as kind, v.name as place, i.founded_on::text as founded_on,
           coalesce(${sql.ref(`p.words_${language}`)}, p.words_vi) as words, ${sql.ref(`p.words_${language}`)} is not null as own_words
    from   initiative_public p
    join   initiative i on i.id = p.initiative_id
    join   initiative_kind k on k.code = i.kind_code
    join   place v on v.id = i.place_id
    where  p.province_id = ${provinceId} and p.shown order by k.name_vi, i.name, i.id limit 200`.execute(db)
  return rows
}
