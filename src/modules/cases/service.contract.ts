import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'
import { words } from './case.shapes.ts'
import { serviceKinds, serviceProviders } from './service.codes.ts'

const ServiceState = z.enum(['given', 'withdrawn'])

export const readServicesContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/services',
  permit: 'case.read',
  effect: 'read',
  summary:
    'Help given in a case, newest first; partner names and notes only for those who work on it. Recorded',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    services: z.array(
      z.strictObject({
        id,
        kind: z.enum(serviceKinds),
        provider: z.enum(serviceProviders),
        given_at: instant,
        given_by: z.string().nullable(),
        partner: z.string().nullable(),
        recorded_by: z.string(),
        state: ServiceState,
        person_ids: z.array(id),
        note: z.string().nullable(),
        version,
      }),
    ),
  }),
})
export type ServicesView = z.infer<typeof readServicesContract.reply>

export const giveServiceContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/services',
  permit: 'case.work',
  effect: 'write',
  summary: 'Records help given to persons of a case, by our own people or by a named partner',
  params: caseParams,
  body: z
    .strictObject({
      kind: z.enum(serviceKinds),
      given_at: instant,
      /** A partner's name; without it our own people gave it. */
      partner: text({ max: 200 }).optional(),
      person_ids: z
        .array(id)
        .min(1)
        .max(30)
        .refine((ids) => new Set(ids).size === ids.length, { error: 'input.not_offered' }),
      note: words.optional(),
    })
    .refine((body) => body.kind !== 'other' || body.note !== undefined, {
      path: ['note'],
      error: 'cases.say_what',
    }),
  reply: z.strictObject({ id, version, state: ServiceState }),
})

export const withdrawServiceContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/services/:service_id/withdraw',
  permit: 'case.work',
  effect: 'write',
  summary: 'Says that a service was written down by mistake: it stays in the file and is counted nowhere',
  params: z.strictObject({ case_id: id, service_id: id }),
  body: z.strictObject({ version, note: words }),
  reply: z.strictObject({ id, version, state: ServiceState }),
})
