import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { setCodes, withheld } from './exchange.codes.ts'

const year = z.coerce.number().int().min(2010).max(2060)

export const listExchangeSets = contract({
  method: 'GET',
  path: '/api/exchange-sets',
  permit: 'exchange.take',
  effect: 'read',
  summary:
    'Sets for the groups of information of NĐ 110/2025 in a year: how many rows each has, and which groups have none and why',
  query: z.strictObject({ year: year.optional() }),
  reply: z.strictObject({
    year: z.int(),
    sets: z.array(z.strictObject({ code: z.enum(setCodes), rows: z.int() })),
    withheld: z.array(
      z.strictObject({
        group: z.enum(withheld.map((each) => each.group)),
        why: z.enum(withheld.map((each) => each.why)),
      }),
    ),
  }),
})

export const downloadExchangeSet = contract({
  method: 'GET',
  path: '/api/exchange-sets/:set/csv',
  permit: 'exchange.take',
  effect: 'read',
  summary:
    'One set as CSV: papers, or figures as the reader is told them; nothing about one person. Recorded',
  params: z.strictObject({ set: z.enum(setCodes) }),
  query: z.strictObject({ year }),
  reply: z.custom<{ name: string; bytes: Uint8Array }>(),
  file: 'text/csv; charset=utf-8',
})
