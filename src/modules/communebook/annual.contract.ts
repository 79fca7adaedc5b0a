import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'

const year = z.coerce.number().int().min(2018).max(2100)
/** Female, male, not known or other; of all: under 16, from 60. */
const People = z.strictObject({
  total: z.int(),
  female: z.int(),
  male: z.int(),
  unknown: z.int(),
  under_16: z.int(),
  from_60: z.int(),
})

export const AnnualTable = z.strictObject({
  year: z.int(),
  scope: z.enum(['commune', 'province']),
  place_name: z.string(),
  households: z.int(),
  incidents: z.int(),
  forms: z.strictObject({
    psychological: z.int(),
    physical: z.int(),
    sexual: z.int(),
    economic: z.int(),
  }),
  violent: People,
  handling: z.strictObject({
    criticism: z.int(),
    no_contact: z.int(),
    education: z.int(),
    fine: z.int(),
    criminal: z.int(),
  }),
  survivors: People,
  support: z.strictObject({
    counselling: z.int(),
    medical: z.int(),
    legal_aid: z.int(),
    shelter: z.int(),
    vocational: z.int(),
  }),
  /** Reports of the year that nobody has checked yet: not in the table, and it is said. */
  unchecked: z.int(),
})
export type AnnualTable = z.infer<typeof AnnualTable>

export const readAnnualContract = contract({
  method: 'GET',
  path: '/api/commune-book/annual',
  permit: 'book.annual',
  effect: 'read',
  summary: 'The yearly table of TT 07/2017: of my commune, or of the province for the duty that reports it',
  query: z.strictObject({ year }),
  reply: AnnualTable,
})

export const exportAnnualContract = contract({
  method: 'GET',
  path: '/api/commune-book/annual/export',
  permit: 'book.annual',
  effect: 'read',
  summary: 'The yearly table as XLSX; recorded',
  query: z.strictObject({ year }),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
