import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, text, version } from '#kernel/shapes.ts'

/** Code of a campaign that comes back every year; whether it is there is for the table to say. */
export const campaignCode = z.string().regex(/^[a-z][a-z-]{1,39}$/, { error: 'input.not_offered' })
export const campaignYear = z.coerce.number().int().min(2000).max(2100)

export const CampaignTheme = z.strictObject({
  campaign: campaignCode,
  year: z.int(),
  title_vi: z.string(),
  title_en: z.string(),
  /** Null until somebody has entered it from the document that decides it. */
  theme_vi: z.string().nullable(),
  theme_en: z.string().nullable(),
  messages: z.array(z.string()),
  document_no: z.string().nullable(),
  document_on: day.nullable(),
  document_body: z.string().nullable(),
  source: z.string(),
  version,
})
export type CampaignTheme = z.infer<typeof CampaignTheme>

export const CampaignKind = z.strictObject({
  code: campaignCode,
  name_vi: z.string(),
  name_en: z.string(),
  /** First and last day, as month-day. */
  begins: z.string(),
  ends: z.string(),
  source: z.string(),
})
export type CampaignKind = z.infer<typeof CampaignKind>

export const listCampaignThemesContract = contract({
  method: 'GET',
  path: '/api/campaign-themes',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'Campaigns with their days, and the theme of every year with the document that decides it',
  reply: z.strictObject({ kinds: z.array(CampaignKind), years: z.array(CampaignTheme) }),
})

export const enterCampaignThemeContract = contract({
  method: 'PUT',
  path: '/api/campaign-themes',
  permit: 'campaign.themes',
  effect: 'write',
  summary: 'Enters theme and messages of a year from the document that decides them',
  body: z.strictObject({
    campaign: campaignCode,
    year: z.int().min(2000).max(2100),
    /** Left out where the year has no line yet. */
    version: version.optional(),
    title_vi: text({ min: 3, max: 300 }),
    title_en: text({ min: 3, max: 300 }),
    theme_vi: text({ min: 3, max: 500 }),
    theme_en: text({ min: 3, max: 500 }),
    messages: z
      .array(text({ max: 300 }))
      .max(30)
      .default([]),
    document_no: text({ max: 80 }),
    document_on: day,
    document_body: text({ max: 200 }),
  }),
  reply: z.strictObject({ campaign: campaignCode, year: z.int(), version }),
})
