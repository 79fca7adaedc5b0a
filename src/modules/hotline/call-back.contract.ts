import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { callBackResults, callBackStatuses } from './call-back.life.ts'
import { callers, contactKinds, topics } from './contact.codes.ts'
import { happened } from './contact.shapes.ts'
import { CallAnswer } from './safe-contact.contract.ts'

export const CallBackItem = z.strictObject({
  id,
  version,
  contact_id: id,
  emergency: z.boolean(),
  status: z.enum(callBackStatuses),
  due_at: instant,
  late: z.boolean(),
  asked_by: id,
  asked_by_name: z.string(),
  kind: z.enum(contactKinds),
  caller: z.enum(callers),
  topic: z.enum(topics),
  danger: z.boolean(),
  suicide_risk: z.boolean(),
  place_name: z.string().nullable(),
  contact_started_at: instant,
  has_phone: z.boolean(),
  /** For an emergency call that was allowed this is yes, whatever the hours: the leader has decided. */
  ...CallAnswer,
})
export type CallBackItem = z.infer<typeof CallBackItem>

const params = z.strictObject({ id })
const moved = z.strictObject({ id, version, status: z.enum(callBackStatuses) })

export const listCallBacks = contract({
  method: 'GET',
  path: '/api/call-backs',
  permit: 'call_back.list',
  effect: 'read',
  summary: 'Calls to return, the most pressing first, with whether each may be made now and when next',
  reply: z.strictObject({ items: z.array(CallBackItem) }),
})

export const callBackMade = contract({
  method: 'POST',
  path: '/api/call-backs/:id/made',
  permit: 'call_back.make',
  effect: 'write',
  summary: 'The call was made; refused outside safe contact unless the on-duty leader has allowed it',
  params,
  body: z.strictObject({
    result: z.enum(callBackResults),
    /** Another try, as agreed. */
    again_at: happened.optional(),
  }),
  reply: moved.extend({ again_id: id.nullable() }),
})

export const dropCallBack = contract({
  method: 'POST',
  path: '/api/call-backs/:id/drop',
  permit: 'call_back.make',
  effect: 'write',
  summary: 'The call is no longer wanted or no longer safe',
  params,
  reply: moved,
})

export const askEmergencyCallBack = contract({
  method: 'POST',
  path: '/api/contacts/:id/emergency-call-back',
  permit: 'call_back.ask',
  effect: 'write',
  summary: 'Asks the on-duty leader for one call back of a line that was cut',
  params,
  reply: moved,
})

export const allowCallBack = contract({
  method: 'POST',
  path: '/api/call-backs/:id/allow',
  permit: 'call_back.decide',
  effect: 'write',
  summary: 'The on-duty leader allows an emergency call back; never their own',
  params,
  reply: moved,
})

export const refuseCallBack = contract({
  method: 'POST',
  path: '/api/call-backs/:id/refuse',
  permit: 'call_back.decide',
  effect: 'write',
  summary: 'The on-duty leader refuses an emergency call back; never their own',
  params,
  reply: moved,
})

export const reviewCallBack = contract({
  method: 'POST',
  path: '/api/call-backs/:id/review',
  permit: 'call_back.review',
  effect: 'write',
  summary: 'Looks back at an emergency call that was made; never one’s own',
  params,
  body: z.strictObject({ note: text({ max: 2000 }) }),
  reply: moved,
})
