import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, version } from '#kernel/shapes.ts'
import { contactFields as f } from './contact.shapes.ts'

export const contactFromReport = contract({
  method: 'POST',
  path: '/api/online-reports/:report_id/contact',
  permit: 'contact.take',
  effect: 'write',
  summary: 'Makes a contact of a report from the public page: its channel is online, its words stay sealed',
  params: z.strictObject({ report_id: id }),
  body: z.strictObject({
    version,
    caller: f.caller,
    topic: f.topic,
    sexual_assault: f.sexual_assault,
    suicide_risk: f.suicide_risk,
  }),
  /** The contact, and the report's new version. */
  reply: z.strictObject({ id, version, report_version: version }),
})
