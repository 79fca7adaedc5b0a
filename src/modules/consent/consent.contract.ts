import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, placeId, text, version } from '#kernel/shapes.ts'
import { caseParams } from '#modules/cases/case.contract.ts'
import { languages } from '#modules/hotline/contact.codes.ts'
import {
  givers,
  grounds,
  guardianRelations,
  interpreters,
  leavesHouse,
  media,
  type Purpose,
  purposes,
  shareableFieldCodes,
  withdrawnHow,
} from './consent.codes.ts'

/** A list of codes, each once. */
const codes = <T extends readonly [string, ...string[]]>(list: T, min: number) =>
  z
    .array(z.enum(list))
    .min(min)
    .max(list.length)
    .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'input.not_offered' })

export const ShareableFields = codes(shareableFieldCodes, 0)
const dutyCode = z.string().regex(/^[a-z_]{2,40}$/, { error: 'input.wrong' })

const told = {
  purposes: codes(purposes, 1),
  recipient_agency_id: id.optional(),
  /** Where it is given to whoever holds a duty in a place: it then follows the duty. */
  recipient_duty: z.strictObject({ duty_code: dutyCode, place_id: placeId }).optional(),
  recipient_name: text({ min: 2, max: 200 }).optional(),
  fields: ShareableFields,
  given_at: instant,
  expires_at: instant,
}

interface Told {
  purposes: readonly Purpose[]
  recipient_agency_id?: string | undefined
  recipient_duty?: object | undefined
  recipient_name?: string | undefined
  fields: readonly string[]
  given_at: string
  expires_at: string
}
const hasRecipient = (body: Told) =>
  !leavesHouse(body.purposes) || Boolean(body.recipient_agency_id) !== Boolean(body.recipient_name)
const hasFields = (body: Told) => !leavesHouse(body.purposes) || body.fields.length > 0
const dutyNeedsAgency = (body: Told) => !body.recipient_duty || body.recipient_agency_id !== undefined
const endsLater = (body: Told) => Date.parse(body.expires_at) > Date.parse(body.given_at)

/** What has to fit together in what is told, whatever the ground. */
function fitting<T extends z.ZodType<Told>>(shape: T) {
  return shape
    .refine(hasRecipient, { path: ['recipient_agency_id'], error: 'consent.recipient_needed' })
    .refine(dutyNeedsAgency, { path: ['recipient_duty'], error: 'consent.recipient_needed' })
    .refine(hasFields, { path: ['fields'], error: 'consent.fields_needed' })
    .refine(endsLater, { path: ['expires_at'], error: 'consent.ends_before' })
}

const made = z.strictObject({ id, version })

export const giveConsentContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/consents',
  permit: 'consent.record',
  effect: 'write',
  summary: 'Records what the survivor agreed to, for whom and until when. Help never depends on it',
  params: caseParams,
  body: fitting(
    z
      .strictObject({
        ...told,
        medium: z.enum(media),
        language: z.enum(languages),
        interpreter: z.enum(interpreters),
        given_by: z.enum(givers),
        guardian: z.strictObject({ person_id: id, relation: z.enum(guardianRelations) }).optional(),
        /** She was told that help never depends on a yes; without it there is no consent. */
        told_help_is_free: z.literal(true),
      })
      .refine((body) => (body.given_by === 'guardian') === (body.guardian !== undefined), {
        path: ['guardian'],
        error: 'consent.guardian_who',
      }),
  ),
  reply: made,
})

export const groundOtherwiseContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/other-grounds',
  permit: 'consent.record',
  effect: 'write',
  summary: 'Records a law, or danger to life, as the ground for telling something; never as consent',
  params: caseParams,
  body: fitting(
    z
      .strictObject({
        ...told,
        ground: z.enum(['law', 'life_risk']),
        law_code: z
          .string()
          .regex(/^[a-z-]{2,40}$/, { error: 'input.wrong' })
          .optional(),
        reason: text({ min: 10, max: 2_000 }),
      })
      .refine((body) => (body.ground === 'law') === (body.law_code !== undefined), {
        path: ['law_code'],
        error: 'consent.law_needed',
      }),
  ),
  reply: made,
})

const groundParams = z.strictObject({ case_id: id, ground_id: id })

export const approveGroundContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/grounds/:ground_id/approve',
  permit: 'consent.approve',
  effect: 'write',
  summary: 'Turns the second key: the head agrees that it may be told; never by who recorded it',
  params: groundParams,
  body: z.strictObject({
    version,
    /** The head who signed on paper, where it is not who asks. */
    approver_name: text({ min: 2, max: 120 }).optional(),
    signed_at: instant.optional(),
  }),
  reply: made,
})

export const withdrawGroundContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/grounds/:ground_id/withdraw',
  permit: 'consent.record',
  effect: 'write',
  summary: 'Takes a consent back: what rested on it closes with the next request',
  params: groundParams,
  body: z.strictObject({ version, how: z.enum(withdrawnHow) }),
  reply: made,
})

export const reviewGroundContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/grounds/:ground_id/review',
  permit: 'consent.review',
  effect: 'write',
  summary: 'A second person looks at what one did for a life at risk, within 24 hours',
  params: groundParams,
  body: z.strictObject({ version, upheld: z.boolean() }),
  reply: made,
})

const states = ['waiting', 'in_force', 'to_review', 'expired', 'withdrawn', 'not_upheld', 'void'] as const
/** How a ground stands now. `void`: its guardian is the alleged person. */
export const GroundState = z.enum(states)
export type GroundState = z.infer<typeof GroundState>

const GroundView = z.strictObject({
  id,
  ground: z.enum(grounds),
  state: GroundState,
  purposes: z.array(z.enum(purposes)),
  recipient: z.string().nullable(),
  recipient_agency_id: id.nullable(),
  follows_duty: z.string().nullable(),
  fields: z.array(z.enum(shareableFieldCodes)),
  given_at: instant,
  expires_at: instant,
  medium: z.enum(media).nullable(),
  language: z.enum(languages).nullable(),
  interpreter: z.enum(interpreters).nullable(),
  given_by: z.enum(givers).nullable(),
  guardian_relation: z.enum(guardianRelations).nullable(),
  explained_by: z.string().nullable(),
  recorded_by: z.string(),
  recorded_by_me: z.boolean(),
  law_code: z.string().nullable(),
  law_title: z.string().nullable(),
  law_basis: z.string().nullable(),
  /** Only for those who work on the case. */
  reason: z.string().nullable(),
  approved_at: instant.nullable(),
  approved_by: z.string().nullable(),
  withdrawn_at: instant.nullable(),
  withdrawn_by: z.string().nullable(),
  withdrawn_how: z.enum(withdrawnHow).nullable(),
  reviewed_at: instant.nullable(),
  reviewed_by: z.string().nullable(),
  upheld: z.boolean().nullable(),
  review_due_at: instant.nullable(),
  version,
})
export type GroundView = z.infer<typeof GroundView>

export const listGroundsContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/consents',
  permit: 'consent.read',
  effect: 'read',
  summary: 'On what footing something of the case may be told, to whom, until when',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    survivor_is_child: z.boolean(),
    /** People who may speak for a child: never the alleged person. */
    guardians: z.array(z.strictObject({ person_id: id, part: z.string(), sex: z.string() })),
    items: z.array(GroundView),
  }),
})

export const listBasesContract = contract({
  method: 'GET',
  path: '/api/sharing-bases',
  permit: 'consent.read',
  effect: 'read',
  summary: 'Articles of law that may stand in the place of consent, in force today',
  reply: z.strictObject({
    items: z.array(z.strictObject({ code: z.string(), title: z.string(), basis: z.string() })),
  }),
})

export const waitingGroundsContract = contract({
  method: 'GET',
  path: '/api/sharing-grounds/waiting',
  permit: 'consent.review',
  effect: 'read',
  summary: 'What waits for a second key or a second look, oldest first; without names and words',
  reply: z.strictObject({
    total: z.int(),
    items: z.array(
      z.strictObject({
        id,
        case_id: id,
        code: z.string(),
        ground: z.enum(grounds),
        recipient: z.string().nullable(),
        recorded_at: instant,
        review_due_at: instant.nullable(),
      }),
    ),
  }),
})
