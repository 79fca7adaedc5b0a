import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { FigureValue } from '../indicator.contract.ts'

const bilingual = z.strictObject({ vi: z.string(), en: z.string() })
export const gbvimsParts = ['Y', 'H1', 'H2'] as const
export const gbvimsGroups = ['year', 'half', 'quarter', 'month'] as const

const asked = {
  year: z.coerce.number().int().min(2000).max(2100),
  /** The whole calendar year, or one of its halves. */
  part: z.enum(gbvimsParts).default('Y'),
  /** By what new incidents are told over time. */
  group: z.enum(gbvimsGroups).default('month'),
}

export const GbvimsReport = z.strictObject({
  from: z.string(),
  until: z.string(),
  place: z.string(),
  leaves_out: bilingual,
  /** New incidents over time. A quarter is told where its three months are. */
  over_time: z.array(z.strictObject({ key: z.string(), value: FigureValue })),
  statistics: z.array(
    z.strictObject({
      code: z.string(),
      title: bilingual,
      unit: bilingual,
      counts: bilingual,
      value: FigureValue,
      dimension: z.string().nullable(),
      items: z.array(z.strictObject({ key: z.string(), value: FigureValue })),
    }),
  ),
})
export type GbvimsReport = z.infer<typeof GbvimsReport>

export const readGbvims = contract({
  method: 'GET',
  path: '/api/gbvims',
  permit: 'figures.read',
  effect: 'read',
  summary:
    'The 24 standard statistics of a calendar year or half-year of my province; small values are covered as everywhere',
  query: z.strictObject(asked),
  reply: GbvimsReport,
})

export const exportGbvims = contract({
  method: 'GET',
  path: '/api/gbvims/export',
  permit: 'figures.read',
  effect: 'read',
  summary: 'The same as XLSX, with the same values covered; recorded',
  query: z.strictObject(asked),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
