import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader } from '#kernel/database.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type * as contracts from './theme.contract.ts'
import type { CampaignKind, CampaignTheme } from './theme.contract.ts'

/** Campaigns and the theme of every year; a year whose theme nobody has entered says so. */
export function listCampaignThemes(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({ kinds: await listKinds(trx), years: await listThemes(trx) }))
}

export async function listKinds(db: Reader): Promise<CampaignKind[]> {
  const { rows } = await sql<CampaignKind>`
    select code, name_vi, name_en, begins, ends, source from campaign_kind order by position, code`.execute(
    db,
  )
  return rows
}

export async function listThemes(db: Reader): Promise<CampaignTheme[]> {
  const { rows } = await sql<CampaignTheme>`
    select campaign, theme_year as year, month_title_vi as title_vi, month_title_en as title_en, theme_vi, theme_en, messages,
           document as document_no, document_on::text as document_on, document_body, source, version
    from   law_theme where valid_until is null order by campaign, theme_year desc`.execute(db)
  return rows
}

/**
 * Enters the theme of a year from the document that decides it. Refuses with `campaign.unknown`, `version.stale`, and with
 * `campaign.theme_there` where another has begun the year meanwhile.
 */
export function enterCampaignTheme(
  ctx: Context,
  { body }: RequestOf<typeof contracts.enterCampaignThemeContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const known = await trx
      .selectFrom('campaign_kind')
      .select('code')
      .where('code', '=', body.campaign)
      .executeTakeFirst()
    if (!known) throw new Refusal('campaign.unknown', { campaign: body.campaign })
    const { rows } = await sql<{ version: number; valid_from: string }>`
      select version, valid_from::text as valid_from from law_theme
      where campaign = ${body.campaign} and theme_year = ${body.year} and valid_until is null order by valid_from desc limit 1 for update`.execute(
      trx,
    )
    const [found] = rows
    const said = {
      month_title_vi: body.title_vi,
      month_title_en: body.title_en,
      theme_vi: body.theme_vi,
      theme_en: body.theme_en,
      messages: body.messages,
      document: body.document_no,
      document_on: body.document_on,
      document_body: body.document_body,
      source: `${body.document_no}, ${body.document_body}`,
      mark: 'S',
      edited_at: ctx.now(),
      edited_by: ctx.session.staffId,
    }
    if (!found) {
      if (body.version !== undefined) throw new Refusal('version.stale', { yours: body.version })
      await refusing(
        trx
          .insertInto('law_theme')
          .values({
            campaign: body.campaign,
            theme_year: body.year,
            valid_from: `${body.year}-01-01`,
            ...said,
          })
          .execute(),
        { law_theme_pkey: () => new Refusal('campaign.theme_there', { year: body.year }) },
      )
      return { campaign: body.campaign, year: body.year, version: 1 }
    }
    if (body.version === undefined) throw new Refusal('campaign.theme_there', { year: body.year })
    sameVersion(body.version, found.version)
    await trx
      .updateTable('law_theme')
      .set({ ...said, version: found.version + 1 })
      .where('campaign', '=', body.campaign)
      .where('theme_year', '=', body.year)
      .where('valid_from', '=', found.valid_from)
      .execute()
    return { campaign: body.campaign, year: body.year, version: found.version + 1 }
  })
}
