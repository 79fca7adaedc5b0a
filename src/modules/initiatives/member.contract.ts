import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, text, version } from '#kernel/shapes.ts'
import { ethnicities } from '#modules/law/ethnicity.codes.ts'
import { ageBands, parts, sexes } from './initiative.codes.ts'
import { Made, params, people, peopleFit, tooMany } from './initiative.shapes.ts'

const few = z.int().min(0).max(100_000)

export const Member = z.strictObject({
  id,
  version,
  name: z.string(),
  part: z.enum(parts),
  sex: z.enum(sexes),
  age_band: z.enum(ageBands),
  ethnicity: z.string(),
  joined_on: day,
  left_on: day.nullable(),
})
export type Member = z.infer<typeof Member>

export const listMembersContract = contract({
  method: 'GET',
  path: '/api/initiatives/:initiative_id/members',
  permit: 'initiative.keep',
  effect: 'read',
  summary: 'Members by name, for those who keep the list',
  params,
  reply: z.strictObject({ items: z.array(Member) }),
})

export const addMemberContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/members',
  permit: 'initiative.keep',
  effect: 'write',
  summary:
    'A member by name; refused where a member may be a survivor or is a child: there only numbers are kept',
  params,
  body: z.strictObject({
    name: text({ min: 2, max: 120 }),
    part: z.enum(parts),
    sex: z.enum(sexes),
    age_band: z.enum(ageBands),
    ethnicity: z.enum([...ethnicities, 'unknown']),
    joined_on: day,
  }),
  reply: Made,
})

export const changeMemberContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/members/:member_id/change',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'Another part in the group, or the day on which somebody left',
  params: params.extend({ member_id: id }),
  body: z.strictObject({ version, part: z.enum(parts).optional(), left_on: day.optional() }),
  reply: Made,
})

export const addHeadcountContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/headcounts',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'How many members there are on a day, by sex and age: numbers, and nobody behind them',
  params,
  body: z
    .strictObject({
      on_day: day,
      ...people,
      under_16: few.optional(),
      from_16_to_29: few.optional(),
      from_30_to_59: few.optional(),
      over_59: few.optional(),
      minority: few.optional(),
    })
    .refine(peopleFit, tooMany)
    .refine(
      (said) =>
        (said.under_16 ?? 0) + (said.from_16_to_29 ?? 0) + (said.from_30_to_59 ?? 0) + (said.over_59 ?? 0) <=
          said.total && (said.minority ?? 0) <= said.total,
      tooMany,
    ),
  reply: Made,
})
